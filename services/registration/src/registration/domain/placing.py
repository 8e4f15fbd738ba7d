"""Who gets a place: newcomers, and those in line when places become free.

The rule, as it is published to people: places go in order of arrival. A group that arrives together gets places
together or waits together, unless it accepts fewer. A free place goes to the first in line whom it suits: where it is
too few for a whole group, or a quota is full, those behind are asked, for no place stays empty while somebody waits who
could have it. Who waits holds no session; with the place come those of the chosen sessions that still have room.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from registration.domain.attendee import Attendee
from registration.domain.attendee_facts import (
    AttendeeConfirmed,
    AttendeeOffered,
    AttendeeRequested,
    AttendeeWaitlisted,
    OfferLapsed,
)
from registration.domain.conference import Conference, pools_of
from registration.domain.person import Person
from registration.domain.place_errors import NoOfferError, QuotaFullError, SessionFullError

Placed = AttendeeConfirmed | AttendeeWaitlisted
Offered = AttendeeConfirmed | AttendeeOffered


def arrive(
    conference: Conference, party: Sequence[Attendee], now: datetime
) -> tuple[Conference, list[Placed | AttendeeRequested]]:
    """Receive newcomers who came together: each asks for a decision, gets a place, or stands in line.

    Raises SessionFullError where one chose a session that takes nobody more, or ConferenceFullError.
    """
    wanted: list[str] = []
    for place, one in enumerate(party):
        wanted += one.person.sessions
        ensure_room_in_sessions(conference, wanted, f"attendees.{place}.sessions")
    if not conference.plan.approval:
        return settle(conference, party, now)
    conference = conference.count(requested=conference.requested + len(party))
    return conference, [AttendeeRequested(one, conference) for one in party]


def ensure_room_in_sessions(conference: Conference, wanted: Sequence[str], field: str) -> None:
    """Raise SessionFullError where a session has fewer places than it is wanted."""
    for session, count in Counter(wanted).items():
        room = conference.room(f"session:{session}")
        if room is not None and room < count:
            raise SessionFullError(field)


def settle(
    conference: Conference, party: Sequence[Attendee], now: datetime
) -> tuple[Conference, list[Placed | AttendeeRequested]]:
    """Give those who came together a place each, or a place in line each. Raises ConferenceFullError."""
    seated = set(those_who_fit(conference, party))
    events: list[Placed | AttendeeRequested] = []
    for one in party:
        conference, event = seat(conference, one, now) if one.id in seated else _wait(conference, one)
        events.append(event)
    return conference, events


def those_who_fit(conference: Conference, party: Sequence[Attendee]) -> list[str]:
    """Return the ids of those who can have a place now: all of them or nobody, unless they accept fewer."""
    if conference.fits([one.person for one in party]):
        return [one.id for one in party]
    seated: list[Attendee] = []
    for one in party if party[0].accepts_fewer else ():
        if conference.fits([*(other.person for other in seated), one.person]):
            seated.append(one)
    return [one.id for one in seated]


def seat(conference: Conference, one: Attendee, now: datetime) -> tuple[Conference, AttendeeConfirmed]:
    """Give a newcomer a place that is free, with those of the chosen sessions that still have room."""
    person = with_free_sessions(conference, one.person)
    conference = conference.take(person).count(confirmed=conference.confirmed + 1)
    attendee = replace(one, status="confirmed", person=person)
    return conference, AttendeeConfirmed(attendee, conference, from_waitlist=False, at=now)


def _wait(conference: Conference, one: Attendee) -> tuple[Conference, AttendeeWaitlisted]:
    number = conference.next_in_line
    conference = conference.wait()
    attendee = replace(one, status="waitlisted", number=number)
    return conference, AttendeeWaitlisted(attendee, conference, conference.waitlisted)


def with_free_sessions(conference: Conference, person: Person) -> Person:
    """Return the person with those of the chosen sessions that are still there, and have room."""
    person = conference.plan.still_offered(person)
    return replace(person, sessions=conference.sessions_with_room(person.sessions))


def give_place(conference: Conference, waiting: Attendee, now: datetime) -> tuple[Conference, Offered]:
    """Offer a free place to one who stands in line, or give it at once where there is no time to think it over."""
    person = with_free_sessions(conference, waiting.person)
    conference = conference.take(person).count(waitlisted=conference.waitlisted - 1)
    ends_at = conference.plan.offer_until(now)
    if ends_at is None:
        conference = conference.count(confirmed=conference.confirmed + 1)
        attendee = waiting.stand("confirmed", person)
        return conference, AttendeeConfirmed(attendee, conference, from_waitlist=True, at=now)
    before = conference.next_offer_ends_at
    conference = conference.count(
        offered=conference.offered + 1, next_offer_ends_at=min(before, ends_at) if before else ends_at
    )
    attendee = waiting.stand("offered", person, offer_ends_at=ends_at)
    return conference, AttendeeOffered(attendee, conference, ends_at, now)


def accept(conference: Conference, offered: Attendee, now: datetime) -> tuple[Conference, AttendeeConfirmed]:
    """Turn an offer into a place. Raises NoOfferError or OfferLapsedError."""
    offered.ensure_may_accept(now)
    conference = conference.count(offered=conference.offered - 1, confirmed=conference.confirmed + 1)
    attendee = offered.stand("confirmed", offered.person)
    return conference, AttendeeConfirmed(attendee, conference, from_waitlist=True, at=now)


def lapse(conference: Conference, offered: Attendee, now: datetime) -> tuple[Conference, OfferLapsed]:
    """Take an offer back that was not answered in time. Raises NoOfferError."""
    if offered.status != "offered":
        raise NoOfferError
    conference = release(conference, offered)
    return conference, OfferLapsed(offered.lapse(now), conference, now)


def release(conference: Conference, leaving: Attendee) -> Conference:
    """Return the conference after one has left who came, or waited for something."""
    if leaving.takes_a_place:
        conference = conference.take(leaving.person, by=-1)
    match leaving.status:
        case "confirmed":
            return conference.count(confirmed=conference.confirmed - 1)
        case "offered":
            return conference.count(offered=conference.offered - 1)
        case "requested":
            return conference.count(requested=conference.requested - 1)
        case _:
            return conference.count(waitlisted=conference.waitlisted - 1)


def exchange(conference: Conference, before: Attendee, person: Person, *, field: str = "") -> Conference:
    """Return the conference after the holder of a place has become another, or chooses other sessions.

    Raises SessionFullError or QuotaFullError where the new place would come from another pool, and that one is empty:
    a quota that was lowered beneath what is taken takes nothing from who has a place.
    """
    if not before.takes_a_place:
        return conference
    others = [session for session in person.sessions if session not in before.person.sessions]
    ensure_room_in_sessions(conference, others, f"{field}sessions")
    if conference.full(set(pools_of(person)) - set(pools_of(before.person))):
        raise QuotaFullError(f"{field}{_changed_pool(before.person, person)}")
    return conference.take(before.person, by=-1).take(person)


def _changed_pool(before: Person, after: Person) -> str:
    """Return the field that asks for another pool."""
    names = ("mode", "municipality_code", "sector")
    return next((name for name in names if getattr(before, name) != getattr(after, name)), "sector")
