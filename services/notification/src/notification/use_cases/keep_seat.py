"""Somebody has a place at a conference, hopes for one, or has given it up: who is told of it changes with it."""

from dataclasses import replace
from datetime import datetime

from chassis.storage import UnitOfWork
from notification.domain.content import Standing
from notification.domain.seat import Seat
from notification.storage.contents import contents_about
from notification.storage.kinds import CONFERENCES, CONTENTS, SEATS


async def keep_seat(unit: UnitOfWork, seat: Seat) -> None:
    """Keep the place, unless something later has been heard of it, or its conference is over."""
    conference = await unit.load(CONFERENCES, seat.conference_id)
    if conference is not None and conference.is_done_with:
        return
    known, news = await unit.load(SEATS, seat.id), seat.tell(conference.known_at(seat.since)) if conference else seat
    if known is None:
        unit.save(SEATS, news)
    elif seat.sequence > known.sequence:
        unit.save(SEATS, known.stand(news))
        await _tell_as(unit, seat.id, seat.standing)


async def _tell_as(unit: UnitOfWork, attendee_id: str, standing: Standing) -> None:
    """Have what waits to be mailed of a change speak to somebody who has this now."""
    for content in await contents_about(unit, attendee_id):
        if content.changed and content.standing != standing:
            unit.save(CONTENTS, replace(content, version=content.version + 1, standing=standing))


async def correct_seat(unit: UnitOfWork, news: Seat) -> Standing | None:
    """Keep the place with the person as they are now, and return what it is; None where none is kept."""
    known = await unit.load(SEATS, news.id)
    if known is None or known.recipient is None:
        return None
    if news.sequence > known.sequence:
        unit.save(SEATS, known.correct(news))
    return known.standing


async def see_at_the_door(unit: UnitOfWork, seat: Seat, sequence: int, *, came: bool) -> None:
    """Note what the door tells; `seat` is what there is to know where its place has not been heard of yet."""
    known = await unit.load(SEATS, seat.id) or seat
    if sequence > known.door_sequence:
        unit.save(SEATS, known.at_the_door(sequence, came=came))


async def give_up_seat(unit: UnitOfWork, seat: Seat, erase_at: datetime) -> None:
    """Forget whose place it was; `seat` is what there is to know where nothing was kept."""
    known = await unit.load(SEATS, seat.id)
    if known is None:
        unit.save(SEATS, seat)
    elif seat.sequence > known.sequence:
        unit.save(SEATS, known.give_up(seat.sequence, erase_at))
