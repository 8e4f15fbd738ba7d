"""A database of registration with people of conferences that are over, and rules for how long they are kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from chassis.clock import now
from chassis.retention import RULES, RUNS, RetentionRule, RetentionRun
from chassis.storage import GroupCommit, Storage, UnitOfWork
from registration.domain.attendee import COMING, Attendee, Status
from registration.domain.person import Needs, Person
from registration.messaging.letters import Letters
from registration.storage.kinds import ATTENDEES, CONFERENCES
from tests.registration.plans import conference, interest_links, invitation_links, own_links, person, plan

DECISION = "KS 2016/0001"


@dataclass(frozen=True)
class Guest:
    """Somebody at a conference that ended some days ago; who left did so some days ago, too."""

    status: Status
    ended: int
    left: int = 0
    needs: bool = False


class House:
    """Registration's storage without its processes."""

    def __init__(self, uri: str, database: str, key: Path) -> None:
        self.storage = Storage(uri, database)
        self._letters = Letters(*(links(key).address for links in (own_links, interest_links, invitation_links)))
        self.commits = self.worker()

    def worker(self) -> GroupCommit:
        """Return what one worker commits with."""
        return GroupCommit(self.storage, self._letters.letter_of)

    async def empty(self) -> None:
        """Begin anew."""
        for name in await self.storage.database.list_collection_names():
            await self.storage.database[name].delete_many({})

    async def welcome(self, guests: Sequence[Guest]) -> None:
        """Keep these guests, under their numbers; those of one day were at one conference."""

        async def work(unit: UnitOfWork) -> None:
            for ended in sorted({one.ended for one in guests}):
                ends = now() - timedelta(days=ended, minutes=1)
                day = plan(starts_at=ends - timedelta(hours=7), ends_at=ends)
                unit.save(CONFERENCES, conference(id=f"c{ended}", status="held", plan=day))
            for number, one in enumerate(guests):
                unit.save(ATTENDEES, _attendee(number, one))

        await self.commits.run("guests", work)

    async def decide(
        self, kind: str, days: int | None, decision: str | None = DECISION, hold: str | None = None
    ) -> None:
        """Decide a kind's rule."""

        async def work(unit: UnitOfWork) -> None:
            rule = await unit.load(RULES, kind) or RetentionRule(kind)
            unit.save(RULES, rule.decide(days, decision, hold, "staff", now()))

        await self.commits.run(kind, work)

    async def known(self) -> dict[str, Person]:
        """Return who is known, by id."""
        return {one.id: one.person for one in await self.storage.find(ATTENDEES) if one.person.email}

    async def runs(self) -> list[RetentionRun]:
        """Return all runs."""
        return await self.storage.find(RUNS)

    async def erased_facts(self) -> list[str]:
        """Return whom the waiting letters tell to be erased."""
        letters: list[dict[str, Any]] = await self.storage.database["outbox"].find().to_list(None)
        told = [dict(one["headers"]) for one in letters]
        return [one["ce_subject"] for one in told if one["ce_type"] == "registration.attendee.erased.v1"]


def _attendee(number: int, guest: Guest) -> Attendee:
    at = now() - timedelta(days=guest.ended + 100)
    needs = Needs("Vegetariskt") if guest.needs else Needs()
    who = replace(person(f"Gast {number}", needs=needs), email=f"gast{number}@molndal.se")
    left = None if guest.status in COMING else now() - timedelta(days=guest.left, minutes=1)
    return Attendee(f"a{number:05}", 1, f"c{guest.ended}", None, guest.status, who, at, left_at=left)
