"""Each fact heard becomes a note in the read model."""

from collections.abc import Callable
from typing import Any

from chassis.messaging.subscription import Heard, Subscription, Subscriptions
from chassis.storage import UnitOfWork
from scheduling.domain.heard import SeenAttendance, SeenInterest
from scheduling.messaging import consumed as c
from scheduling.use_cases.note_fact import (
    note_attendance,
    note_conference_held,
    note_conference_plan,
    note_interest,
)

CHECKED_IN = "registration.attendee.checked-in.v1"


def subscriptions(wake: Callable[[], None]) -> Subscriptions:
    """Return what is done with each fact; `wake` rouses those who look at what is known."""

    async def note_and_wake(unit: UnitOfWork, heard: Heard[Any]) -> None:
        await note(unit, heard)
        unit.afterwards(wake)

    return {(topic_of(kind), kind): Subscription(model, note_and_wake) for kind, model in c.NOTED.items()}


def topic_of(kind: str) -> str:
    """Return the public topic of a type of fact: registration.interest.declared.v1 → registration-interest-events."""
    service, aggregate, *_ = kind.split(".")
    return f"{service}-{aggregate}-events"


async def note(unit: UnitOfWork, heard: Heard[Any]) -> None:
    """Keep what a fact says."""
    data, sequence = heard.data, heard.fact.sequence
    match data:
        case c.InterestDeclared():
            told = SeenInterest(data.interest_id, sequence, data.municipality_code, data.tracks, declared=True)
            await note_interest(unit, told)
        case c.InterestWithdrawn():
            gone = SeenInterest(data.interest_id, sequence, data.municipality_code, (), declared=False)
            await note_interest(unit, gone)
        case c.ConferencePlanned():
            await note_conference_plan(unit, data.conference_id, sequence, data.tracks)
        case c.ConferenceHeld():
            await note_conference_held(unit, data.conference_id, sequence, data.held_at)
        case c.Attendance():
            there = heard.fact.type == CHECKED_IN
            seen = SeenAttendance(data.attendee_id, sequence, data.conference_id, data.municipality_code, there)
            await note_attendance(unit, seen)
