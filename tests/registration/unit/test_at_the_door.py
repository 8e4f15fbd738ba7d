"""The rules of the door: notes come late, in any order and twice, and leave the same."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from registration.domain.at_the_door import Kind, Note, as_walk_in, ensure_in_time, let_in, outcome_of, take, told_of
from registration.domain.attendee import MOST_SEEN, Attendee
from registration.domain.attendee_facts import AttendeeCheckedIn, CheckInCorrected
from registration.domain.door_errors import CheckInBeforeDoorError, CheckInInFutureError, NoPlaceAtTheDoorError
from registration.domain.errors import AlreadyCheckedInError, AttendeeWithoutPlaceError, NotCheckedInError
from registration.domain.place_errors import QuotaFullError
from registration.domain.plan import Quotas
from tests.registration.plans import conference, person, plan

NINE = datetime(2099, 9, 29, 7, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def attendee(**changes: object) -> Attendee:
    """Somebody with a place."""
    return replace(Attendee("a", 1, "c", None, "confirmed", person(), NINE - timedelta(days=9)), **changes)  # type: ignore[arg-type]


def note(minute: int, kind: Kind = "arrived") -> Note:
    """A note so many minutes after nine."""
    return Note("a", NINE + timedelta(minutes=minute), kind)


def after(*notes: Note) -> Attendee:
    """The attendee after these notes."""
    one = attendee()
    for each in notes:
        one = take(one, each)
    return one


def test_earliest_of_two_doors_counts_whichever_tells_first() -> None:
    assert after(note(0), note(5)).checked_in_at == after(note(5), note(0)).checked_in_at == NINE


def test_notes_in_any_order_and_twice_leave_the_same() -> None:
    notes = (note(0), note(2, "corrected"), note(5), note(7), note(9, "corrected"), note(11), note(12))
    expected = after(*notes)
    assert expected.checked_in_at == NINE + timedelta(minutes=11)
    for order in permutations(notes):
        left = after(*order)
        assert (left.checked_in_at, left.seen_again) == (expected.checked_in_at, expected.seen_again)
        assert take(take(left, notes[0]), notes[1]) is left


def test_correction_takes_back_what_was_noted_before_it_and_nothing_later() -> None:
    assert after(note(0), note(5), note(7, "corrected")).checked_in_at is None
    assert after(note(0), note(5), note(2, "corrected")).checked_in_at == NINE + timedelta(minutes=5)


def test_each_note_is_told_what_became_of_it() -> None:
    late = after(note(0), note(5))
    assert [outcome_of(one, late) for one in (note(0), note(5))] == ["checked-in", "already"]
    assert outcome_of(note(2, "corrected"), late) == "overtaken"
    gone = after(note(0), note(5, "corrected"))
    assert [outcome_of(one, gone) for one in (note(0), note(5, "corrected"))] == ["overtaken", "corrected"]


def test_others_hear_of_an_earlier_moment_but_not_of_a_second_look() -> None:
    here = after(note(5))
    (told,) = told_of(here, take(here, note(0)), conference())
    assert isinstance(told, AttendeeCheckedIn)
    assert told.at == NINE
    assert told_of(here, take(here, note(9)), conference()) == ()
    (taken_back,) = told_of(here, take(here, note(6, "corrected")), conference())
    assert isinstance(taken_back, CheckInCorrected)


def test_only_so_many_moments_of_one_person_are_kept() -> None:
    assert len(after(*(note(minute) for minute in range(99))).seen_again) == MOST_SEEN - 1


def test_who_has_no_place_has_not_come() -> None:
    with pytest.raises(AttendeeWithoutPlaceError):
        take(attendee(status="waitlisted"), note(0))


def test_door_that_asks_at_once_is_told_what_refuses() -> None:
    here = attendee().check_in(NINE)
    with pytest.raises(AlreadyCheckedInError):
        here.check_in(NINE + SECOND)
    left = here.correct_check_in(NINE - SECOND)  # by an instance whose clock is behind
    assert left.checked_in_at is None
    with pytest.raises(NotCheckedInError):
        left.correct_check_in(NINE)
    assert left.check_in(NINE - SECOND).checked_in_at is not None


def test_moments_lie_between_the_opening_of_the_door_and_now() -> None:
    held = conference()
    ensure_in_time(held, NINE - timedelta(hours=12), NINE)
    ensure_in_time(held, NINE + timedelta(minutes=5), NINE)
    with pytest.raises(CheckInBeforeDoorError):
        ensure_in_time(held, NINE - timedelta(hours=12) - SECOND, NINE)
    with pytest.raises(CheckInInFutureError):
        ensure_in_time(held, NINE + timedelta(minutes=5) + SECOND, NINE)


def test_walk_in_gets_a_free_place_on_site_and_none_beyond() -> None:
    both = conference(plan=plan(capacity=1, online_capacity=9))
    coming = attendee(status="requested", person=as_walk_in(both, person()))
    taken, confirmed, there = let_in(both, coming, NINE)
    assert (taken.confirmed, taken.room("on-site"), taken.room("online")) == (1, 0, 9)
    assert (confirmed.attendee.version, there.attendee.version, there.at) == (1, 2, NINE)
    with pytest.raises(NoPlaceAtTheDoorError):
        let_in(taken, coming, NINE)


def test_quota_holds_at_the_door_as_well() -> None:
    few = conference(plan=plan(quotas=Quotas(each_municipality=1)))
    taken, _, _ = let_in(few, attendee(status="requested"), NINE)
    with pytest.raises(QuotaFullError, match="municipality_code"):
        let_in(taken, attendee(status="requested"), NINE)


def test_door_needs_no_list_half_a_day_after_the_end() -> None:
    ends = conference().plan.ends_at
    assert conference().has_door(NINE - timedelta(hours=12))
    assert not conference().has_door(NINE - timedelta(hours=12) - SECOND)
    assert not conference().is_past(ends + timedelta(hours=12) - SECOND)
    assert conference().is_past(ends + timedelta(hours=12))
    assert conference(status="held").is_past(NINE)
