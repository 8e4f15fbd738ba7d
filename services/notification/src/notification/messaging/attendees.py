"""Facts about attendees: each becomes a message to the person, and says whom to tell of the conference."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from chassis.clock import now
from chassis.messaging.subscription import Heard
from chassis.storage import UnitOfWork
from notification.domain.content import Cancellation, Conference, Content, Language, Session, Standing
from notification.domain.message import Message, Template, message_id
from notification.domain.seat import Seat
from notification.messaging import consumed as c
from notification.messaging.reading import Desk, origin_of, place_of, recipient_of, text_of
from notification.use_cases.keep_seat import correct_seat, give_up_seat, keep_seat, see_at_the_door
from notification.use_cases.plan_conference import changes_of
from notification.use_cases.queue_message import queue_message
from notification.use_cases.replace_link import replace_link

_TEMPLATES: Mapping[type[c.AttendeeFact], Template] = {
    c.AttendeeConfirmed: "attendee-confirmed",
    c.AttendeeWaitlisted: "attendee-waitlisted",
    c.AttendeeRequested: "attendee-requested",
    c.AttendeeRefused: "attendee-refused",
    c.AttendeeOffered: "attendee-offered",
    c.OfferLapsed: "attendee-offer-lapsed",
    c.AttendeeChanged: "attendee-changed",
    c.AttendeeCancelled: "attendee-cancelled",
    c.AttendeeDeclined: "attendee-declined",
    c.AttendeeDelegated: "attendee-delegated",
    c.AttendeeLinkRenewed: "attendee-link-renewed",
}
_STANDINGS: Mapping[type[c.StandingFact], Standing] = {
    c.AttendeeConfirmed: "confirmed",
    c.AttendeeOffered: "offered",
    c.AttendeeWaitlisted: "waitlisted",
    c.AttendeeRequested: "requested",
}


async def tell_attendee(unit: UnitOfWork, heard: Heard[Any], desk: Desk) -> None:
    """Tell the person, and keep or give up their seat."""
    data = heard.data
    until = data.confirmed_at if isinstance(data, c.AttendeeConfirmed) else None
    message, content = told(heard, desk, await changes_of(unit, data.conference_id, until))
    await queue_message(unit, message, content)
    await _seat(unit, heard, desk)
    desk.rouse(unit)


async def tell_new_details(unit: UnitOfWork, heard: Heard[Any], desk: Desk) -> None:
    """Tell the person what is known of them now, and write to that address from now on."""
    message, content = told(heard, desk, await changes_of(unit, heard.data.conference_id))
    standing = await correct_seat(unit, _seat_of(heard, now()))
    await queue_message(unit, message, replace(content, standing=standing))
    desk.rouse(unit)


async def tell_new_link(unit: UnitOfWork, heard: Heard[Any], desk: Desk) -> None:
    """Mail the person the new link, and have it in what is mailed later."""
    message, content = told(heard, desk)
    if await queue_message(unit, message, content):
        await replace_link(unit, content)
    desk.rouse(unit)


async def see_come(unit: UnitOfWork, heard: Heard[c.AttendeeAtTheDoor], desk: Desk) -> None:
    """Note that the person has come."""
    await _at_the_door(unit, heard, desk, came=True)


async def see_not_come(unit: UnitOfWork, heard: Heard[c.AttendeeAtTheDoor], desk: Desk) -> None:
    """Note that the check-in was a mistake."""
    await _at_the_door(unit, heard, desk, came=False)


async def _at_the_door(unit: UnitOfWork, heard: Heard[c.AttendeeAtTheDoor], desk: Desk, *, came: bool) -> None:
    data, erase_at = heard.data, now() + desk.kept
    unknown = Seat(data.attendee_id, 1, data.conference_id, 0, now(), None, erase_at=erase_at)
    await see_at_the_door(unit, unknown, heard.fact.sequence, came=came)


def told(heard: Heard[c.AttendeeFact], desk: Desk, changes: int = 0) -> tuple[Message, Content]:
    """Return the message that a fact causes, and its content, after so many changes of the conference."""
    fact, data, moment = heard.fact, heard.data, now()
    template, recipient = _template(data), recipient_of(data.personal)
    content = Content(
        message_id(fact.id, template, data.attendee_id),
        1,
        data.attendee_id,
        fact.sequence,
        recipient,
        data.personal.link,
        written_at=moment,
        erase_at=moment + desk.kept,
        conference=_conference(data.conference, recipient.language),
        waitlist_position=data.waitlist_position if isinstance(data, c.AttendeeWaitlisted) else None,
        cancellation=_cancellation(data),
        offer_ends_at=data.offer_ends_at if isinstance(data, c.AttendeeOffered) else None,
        refusal_reason=data.reason if isinstance(data, c.AttendeeRefused) else None,
        calendar_sequence=fact.sequence + changes,
    )
    return Message.telling(content, template, origin_of(fact.id)), content


async def _seat(unit: UnitOfWork, heard: Heard[c.PlaceFact], desk: Desk) -> None:
    data, sequence, erase_at = heard.data, heard.fact.sequence, now() + desk.kept
    if isinstance(data, c.StandingFact):
        await keep_seat(unit, replace(_seat_of(heard, _since(heard)), standing=_STANDINGS[type(data)]))
    else:
        empty = Seat(data.attendee_id, 1, data.conference_id, sequence, now(), None, erase_at=erase_at)
        await give_up_seat(unit, empty, erase_at)


def _since(heard: Heard[Any]) -> datetime:
    data = heard.data
    return data.confirmed_at if isinstance(data, c.AttendeeConfirmed) else datetime.fromisoformat(heard.fact.time)


def _seat_of(heard: Heard[Any], since: datetime) -> Seat:
    """Return the place as this fact tells it."""
    data, who = heard.data, recipient_of(heard.data.personal)
    sequence, link = heard.fact.sequence, data.personal.link
    return Seat(data.attendee_id, 1, data.conference_id, sequence, since, who, link, mode=data.mode)


def _template(data: c.AttendeeFact) -> Template:
    if isinstance(data, c.AttendeeConfirmed) and data.from_waitlist:
        return "attendee-promoted"
    return _TEMPLATES[type(data)]


def _conference(told: c.ConferenceSnapshot, language: Language) -> Conference:
    title = text_of(told.title).read_in(language)
    sessions = tuple(
        Session(text_of(one.title).read_in(language), one.starts_at, one.ends_at, one.room) for one in told.sessions
    )
    return Conference(title, told.starts_at, told.ends_at, place_of(told.place), told.online_url, sessions)


def _cancellation(data: c.AttendeeFact) -> Cancellation | None:
    """Return what was given up; a way of cancelling that we do not know yet is told as the staff's."""
    if not isinstance(data, c.LeavingFact):
        return None
    was: Standing
    match data.was:
        case "offered" | "waitlisted" | "requested" as was:
            pass
        case _:
            was = "confirmed"
    if not isinstance(data, c.AttendeeCancelled):
        return Cancellation(was, "attendee")
    match data.cancelled_by:
        case "attendee" | "coordinator" | "conference" as by:
            return Cancellation(was, by)
        case _:
            return Cancellation(was, "staff")
