"""How retention rules come in, and how they, what they would erase, and their runs are shown."""

from typing import Annotated

from pydantic import BaseModel, Field

from chassis.problems import ProblemError
from chassis.retention.keeping import Due, Preview
from chassis.retention.rule import RetentionRule, RetentionRun
from chassis.wire import DecisionNumber, Line, Moment, Request

SHORTEST, LONGEST = 7, 36_500
"""Days. Private topics and dead letters keep what they were told for seven: a shorter period would promise too much."""


class RuleIn(Request):
    """How long, by which decision, and why not just now; what is left out is not, or no more."""

    period_days: Annotated[int | None, Field(ge=SHORTEST, le=LONGEST)] = None
    decision: DecisionNumber | None = None
    hold: Line | None = None

    def ensure_whole(self) -> None:
        """Raise where there is a period without a decision, or a decision without a period."""
        if (self.period_days is None) != (self.decision is None):
            missing = "decision" if self.decision is None else "period_days"
            raise ProblemError(
                422,
                "retention-rule-incomplete",
                "En tid gäller bara med beslutets nummer, och ett beslut bara med sin tid.",
                "A period holds only with its decision's number, and a decision only with its period.",
                errors=[{"field": missing, "message": "is missing"}],
            )


class RunOut(BaseModel):
    """One run of a rule; it goes on while `ended_at` is None. `stopped`: the rule was changed while it ran."""

    id: str
    decision: str
    period_days: int
    before: Moment
    began_at: Moment
    ended_at: Moment | None
    erased: int
    stopped: bool

    @classmethod
    def of(cls, run: RetentionRun) -> "RunOut":
        """Return how a run is shown."""
        return cls(**{name: getattr(run, name) for name in cls.model_fields})


class RuleOut(BaseModel):
    """A kind's rule. While `erases` is false nothing of the kind is erased."""

    kind: str
    version: int
    period_days: int | None
    decision: str | None
    hold: str | None
    erases: bool
    changed_at: Moment | None
    changed_by: str | None
    next_run_at: Moment | None
    last_run: RunOut | None

    @classmethod
    def of(cls, rule: RetentionRule, last: RunOut | None) -> "RuleOut":
        """Return how a rule is shown; its version is what a change names."""
        return cls(
            kind=rule.id,
            version=rule.revision,
            period_days=rule.period_days,
            decision=rule.decision,
            hold=rule.hold,
            erases=rule.erases,
            changed_at=rule.changed_at,
            changed_by=rule.changed_by,
            next_run_at=rule.next_run_at,
            last_run=last,
        )


class RulesOut(BaseModel):
    """The rules of all kinds."""

    items: list[RuleOut]
    next_cursor: None = None


class DueOut(BaseModel):
    """One that would be erased; `since` is when its period began."""

    id: str
    name: str
    since: Moment

    @classmethod
    def of(cls, due: Due) -> "DueOut":
        """Return how it is shown."""
        return cls(id=due.id, name=due.name, since=due.since)


class PreviewOut(BaseModel):
    """What would be erased now: how many, the oldest and the newest by when their period began, and some of them."""

    period_days: int
    before: Moment
    count: int
    oldest: Moment | None
    newest: Moment | None
    items: list[DueOut]

    @classmethod
    def of(cls, days: int, found: Preview) -> "PreviewOut":
        """Return how it is shown."""
        return cls(
            period_days=days,
            before=found.before,
            count=found.count,
            oldest=found.oldest,
            newest=found.newest,
            items=[DueOut.of(one) for one in found.items],
        )


class RunsOut(BaseModel):
    """A page of runs."""

    items: list[RunOut]
    next_cursor: str | None
