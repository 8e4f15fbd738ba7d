"""Reading the audit log: what staff look for in it, and whether it is as it was written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from chassis.storage import Storage
from gateway.domain.audit import Chain, Entry, Head, Wrong
from gateway.storage.kinds import AUDIT_ENTRIES, AUDIT_HEADS

READ_AT_ONCE = 2_000
REFUSED, BROKEN = 400, 500
Outcome = Literal["done", "refused", "failed", "unknown"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for: of whom, at which part, from when and before when. Empty means all."""

    who: str = ""
    part: str = ""
    since: datetime | None = None
    before: datetime | None = None

    def where(self) -> dict[str, Any]:
        """Return it as the database asks."""
        named = {name: value for name, value in (("who", self.who), ("part", self.part)) if value}
        span = {"$gte": self.since, "$lt": self.before}
        at = {name: moment for name, moment in span.items() if moment is not None}
        return {"kind": "asked", **named, **({"at": at} if at else {})}


@dataclass(frozen=True, slots=True)
class Done:
    """An act and what came of it, where that is known."""

    asked: Entry
    answered: Entry | None

    @property
    def status(self) -> int | None:
        """What was answered."""
        return self.answered.status if self.answered else None

    @property
    def outcome(self) -> Outcome:
        """What came of it, in a word."""
        if self.status is None:
            return "unknown"
        return "done" if self.status < REFUSED else "refused" if self.status < BROKEN else "failed"


async def read_audit_log(
    storage: Storage, wanted: Wanted, cursor: str | None, limit: int
) -> tuple[Sequence[Done], str | None]:
    """Return one page, the latest first, and the cursor of the next."""
    page = await storage.page(AUDIT_ENTRIES, wanted.where(), cursor=cursor, limit=limit, newest_first=True)
    numbers = [one.number for one in page.items]
    answers = await storage.find(AUDIT_ENTRIES, {"about": {"$in": numbers}})
    by_number = {one.about: one for one in answers}
    return [Done(one, by_number.get(one.number)) for one in page.items], page.next_cursor


async def verify_audit_log(storage: Storage) -> tuple[Head, Wrong | None]:
    """Return the end of the log as it is kept, and the first entry that is not as it was written."""
    last = await storage.get(AUDIT_HEADS, Head().id) or Head()
    chain, cursor = Chain(), ""
    while True:
        where = {"_id": {"$gt": cursor}}
        entries = await storage.find(AUDIT_ENTRIES, where, order=[("_id", 1)], limit=READ_AT_ONCE)
        written_before = [one for one in entries if one.number <= last.number]
        if (wrong := chain.follow(written_before)) is not None:
            return last, wrong
        if len(written_before) < READ_AT_ONCE:
            return last, chain.end(last)
        cursor = entries[-1].id
