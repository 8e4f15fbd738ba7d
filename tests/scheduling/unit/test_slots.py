"""What an adviser can offer, and what can be taken of it."""

from datetime import UTC, datetime, timedelta

import pytest

from scheduling.domain.errors import (
    ModeNotOfferedError,
    SlotEndsBeforeItStartsError,
    SlotOverlapsError,
    SlotPastError,
    SlotTakenError,
    SlotWithdrawnError,
    TrackNotAdvisedError,
)
from scheduling.domain.slot import Offer, publish, weekly
from tests.scheduling.times import ADVISER, NOW, OFFER, slot

HOUR = timedelta(hours=1)


def test_weekly_series_keeps_its_hour_when_the_clocks_change() -> None:
    first = datetime(2027, 10, 26, 7, tzinfo=UTC)  # nine o'clock in Sweden; winter time begins on the 31st
    starts = [start.astimezone(UTC) for start, _ in weekly(first, first + HOUR, 2)]
    assert starts == [first, datetime(2027, 11, 2, 8, tzinfo=UTC)]


def test_times_of_one_adviser_never_overlap() -> None:
    start = NOW + timedelta(days=5)
    with pytest.raises(SlotOverlapsError):
        publish(ADVISER, OFFER, [("new", start + HOUR, start + 2 * HOUR)], [slot(start)], NOW)
    with pytest.raises(SlotOverlapsError):
        publish(ADVISER, OFFER, [("one", start, start + HOUR), ("two", start, start + HOUR)], [], NOW)


def test_one_time_may_begin_when_another_ends() -> None:
    before = slot()
    (after,) = publish(ADVISER, OFFER, [("after", before.ends_at, before.ends_at + HOUR)], [before], NOW)
    assert after.starts_at == before.ends_at


def test_adviser_offers_own_tracks_only() -> None:
    other = Offer("iop", ("online",), None, None)
    with pytest.raises(TrackNotAdvisedError):
        publish(ADVISER, other, [("new", NOW + HOUR, NOW + 2 * HOUR)], [], NOW)


@pytest.mark.parametrize("length", [timedelta(), -HOUR, 13 * HOUR])
def test_time_that_cannot_be_is_refused(length: timedelta) -> None:
    with pytest.raises(SlotEndsBeforeItStartsError):
        publish(ADVISER, OFFER, [("new", NOW + HOUR, NOW + HOUR + length)], [], NOW)


def test_what_has_begun_is_neither_offered_nor_booked() -> None:
    with pytest.raises(SlotPastError):
        publish(ADVISER, OFFER, [("new", NOW, NOW + HOUR)], [], NOW)
    with pytest.raises(SlotPastError):
        slot(NOW).take("online", NOW)


def test_slot_is_taken_once_and_can_be_taken_again_when_freed() -> None:
    taken = slot().take("online", NOW)
    with pytest.raises(SlotTakenError):
        taken.take("online", NOW)
    assert taken.free().take("online", NOW).status == "taken"


def test_withdrawn_slot_cannot_be_taken_and_a_taken_one_not_withdrawn() -> None:
    with pytest.raises(SlotWithdrawnError):
        slot().withdraw().take("online", NOW)
    with pytest.raises(SlotWithdrawnError):
        slot().withdraw().withdraw()
    with pytest.raises(SlotTakenError):
        slot().take("online", NOW).withdraw()


def test_slot_is_held_in_the_way_it_offers() -> None:
    with pytest.raises(ModeNotOfferedError):
        slot().take("on-site", NOW)
