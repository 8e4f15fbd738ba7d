"""Somebody has a place at a conference, or has given it up: who is reminded of it changes with it."""

from datetime import datetime

from chassis.storage import UnitOfWork
from notification.domain.seat import Seat
from notification.storage.kinds import CONFERENCES, SEATS


async def keep_seat(unit: UnitOfWork, seat: Seat) -> None:
    """Keep the place, unless something later has been heard of it, or its conference is over."""
    conference = await unit.load(CONFERENCES, seat.conference_id)
    is_over = conference is not None and conference.state == "over"
    if await unit.load(SEATS, seat.id) is None and not is_over:
        unit.save(SEATS, seat.tell(conference.known_at(seat.since)) if conference else seat)


async def correct_seat(unit: UnitOfWork, news: Seat) -> bool:
    """Keep the place with the person as they are now, and return whether one is kept."""
    known = await unit.load(SEATS, news.id)
    if known is None or known.recipient is None:
        return False
    if news.sequence > known.sequence:
        unit.save(SEATS, known.correct(news))
    return True


async def give_up_seat(unit: UnitOfWork, seat: Seat, erase_at: datetime) -> None:
    """Forget whose place it was; `seat` is what there is to know where nothing was kept."""
    known = await unit.load(SEATS, seat.id)
    if known is None:
        unit.save(SEATS, seat)
    elif seat.sequence > known.sequence:
        unit.save(SEATS, known.give_up(seat.sequence, erase_at))
