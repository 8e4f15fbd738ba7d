"""Retention rules over HTTP: each kind's rule, what it would erase, what it has erased; and who decides it."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Query, Response

from chassis.access import Identity
from chassis.clock import now
from chassis.conditions import version_needed
from chassis.parameters import Cursor, Limit
from chassis.problems import ProblemError
from chassis.retention.keeping import Keeping, preview
from chassis.retention.models import LONGEST, SHORTEST, PreviewOut, RuleIn, RuleOut, RulesOut, RunOut, RunsOut
from chassis.retention.rule import RetentionRule, period_over
from chassis.retention.storage import RULES, RUNS
from chassis.rights import Right
from chassis.storage import GroupCommit, Storage, UnitOfWork

Keepings = Mapping[str, Keeping[Any]]


def retention_routes(
    path: str, right: Right, commits: GroupCommit, storage: Storage, keepings: Sequence[Keeping[Any]]
) -> APIRouter:
    """Return the routes below `path`, for whom `right` lets in."""
    router = APIRouter(prefix=path, tags=["retention"])
    known: Keepings = {one.name: one for one in keepings}
    _changing(router, right, commits, known)
    _looking(router, right, storage, known)

    @router.get("", dependencies=[Depends(right)])
    async def rules() -> RulesOut:
        """List the kinds of personal data with their rules, and the last run of each."""
        return RulesOut(items=[RuleOut.of(*await _rule(storage, name)) for name in known])

    @router.get("/{kind}", dependencies=[Depends(right)])
    async def rule(kind: str, response: Response) -> RuleOut:
        """Show one kind's rule; the `ETag` is what a change names."""
        rule, last = await _rule(storage, _named(known, kind).name)
        response.headers["ETag"] = f'"{rule.revision}"'
        return RuleOut.of(rule, last)

    return router


def _changing(router: APIRouter, right: Right, commits: GroupCommit, known: Keepings) -> None:
    @router.put("/{kind}")
    async def decide(
        kind: str,
        body: RuleIn,
        caller: Annotated[Identity, Depends(right)],
        response: Response,
        if_match: Annotated[str | None, Header()] = None,
    ) -> RuleOut:
        """Decide a kind's rule; `If-Match` names the version that was read. A rule that erases runs at once.

        Without a period nothing is erased; a period needs the number of its decision. While there is a hold nothing is
        erased either: it says why, such as an audit by the funder.
        """
        body.ensure_whole()
        work = partial(_decide, name=_named(known, kind).name, body=body, by=caller.subject)
        rule = await commits.run(kind, partial(work, revision=version_needed(if_match)))
        response.headers["ETag"] = f'"{rule.revision}"'
        return RuleOut.of(rule, None)


async def _decide(unit: UnitOfWork, name: str, body: RuleIn, by: str, revision: int) -> RetentionRule:
    rule = await unit.load(RULES, name) or RetentionRule(name)
    if rule.revision != revision:
        raise ProblemError(
            412,
            "retention-rule-changed-meanwhile",
            "Någon annan har ändrat regeln. Läs den igen.",
            "Somebody else has changed the rule. Read it again.",
        )
    decided = rule.decide(body.period_days, body.decision, body.hold, by, now())
    unit.save(RULES, decided)
    return decided


def _looking(router: APIRouter, right: Right, storage: Storage, known: Keepings) -> None:
    @router.get("/{kind}/preview", dependencies=[Depends(right)])
    async def would_erase(
        kind: str, period_days: Annotated[int | None, Query(ge=SHORTEST, le=LONGEST)] = None, limit: Limit = 50
    ) -> PreviewOut:
        """Tell what would be erased now with this period, or with the rule's own; holds left aside."""
        keeping = _named(known, kind)
        rule, _ = await _rule(storage, kind)
        days = rule.period_days if period_days is None else period_days
        if days is None:
            raise _without_period()
        return PreviewOut.of(days, await preview(storage, keeping, period_over(days, now()), limit))

    @router.get("/{kind}/runs", dependencies=[Depends(right)])
    async def runs(kind: str, cursor: Cursor = None, limit: Limit = 50) -> RunsOut:
        """List the runs of a kind's rule, the latest first: when, by which decision, and how many were erased."""
        where = {"rule": _named(known, kind).name}
        page = await storage.page_by(RUNS, "began_at", where, cursor=cursor, limit=limit)
        return RunsOut(items=[RunOut.of(one) for one in page.items], next_cursor=page.next_cursor)


async def _rule(storage: Storage, name: str) -> tuple[RetentionRule, RunOut | None]:
    rule = await storage.get(RULES, name) or RetentionRule(name)
    last = await storage.find(RUNS, {"rule": name}, order=[("began_at", -1), ("_id", -1)], limit=1)
    return rule, RunOut.of(last[0]) if last else None


def _named(known: Keepings, kind: str) -> Keeping[Any]:
    if kind not in known:
        raise ProblemError(
            404,
            "retention-kind-unknown",
            "Den sortens uppgifter finns inte här.",
            "There is no such kind of data here.",
        )
    return known[kind]


def _without_period() -> ProblemError:
    sv, en = "Säg hur många dagar det gäller.", "Say how many days are meant."
    return ProblemError(422, "period-missing", sv, en, errors=[{"field": "period_days", "message": en}])
