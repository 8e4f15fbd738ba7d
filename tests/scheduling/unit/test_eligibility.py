"""The one rule of who may book."""

from dataclasses import replace
from datetime import timedelta

import pytest

from scheduling.domain.adviser import Track
from scheduling.domain.booking_window import plan
from scheduling.domain.eligibility import Known, Rule, judge, never_told
from scheduling.domain.errors import BookingWindowClosedError, BookingWindowClosesTooEarlyError
from tests.scheduling.times import NOW

ALL = Known(True, True, True, "w", NOW + timedelta(days=60))
TRACK: Track = "social-considerations"


def test_municipality_that_meets_every_rule_may_book() -> None:
    answer = judge("1401", TRACK, ALL)
    assert answer.refused_by is None
    assert answer.text.sv == "Kommunen kan boka konsultation."


@pytest.mark.parametrize(
    ("known", "rule"),
    [
        (replace(ALL, interest_declared=False), "interest-declared"),
        (replace(ALL, conference_held=False, person_checked_in=False), "conference-held"),
        (replace(ALL, person_checked_in=False), "person-checked-in"),
        (replace(ALL, window_id=None, window_closes_at=None), "window-open"),
        (replace(ALL, interest_declared=False, window_id=None), "interest-declared"),
    ],
)
def test_first_rule_that_is_not_met_is_the_reason(known: Known, rule: Rule) -> None:
    answer = judge("1402", TRACK, known)
    assert answer.refused_by == rule
    assert answer.text.sv
    assert answer.text.sv != answer.text.en


def test_right_is_told_once_and_again_when_it_changes() -> None:
    told = never_told("1401", TRACK)
    granted = told.settle(judge("1401", TRACK, ALL))
    assert granted is not None
    assert granted.granted
    assert granted.settle(judge("1401", TRACK, ALL)) is None
    revoked = granted.settle(judge("1401", TRACK, replace(ALL, window_id=None)))
    assert revoked is not None
    assert (revoked.granted, revoked.version) == (False, 2)


def test_municipality_that_never_had_the_right_is_told_nothing() -> None:
    assert never_told("1402", TRACK).settle(judge("1402", TRACK, replace(ALL, interest_declared=False))) is None


def test_window_that_waits_for_a_conference_opens_with_one_held_after_it_was_planned() -> None:
    window = plan("w", TRACK, None, NOW + timedelta(days=60), NOW)
    assert not window.opened_by_conference(NOW - timedelta(days=365))
    assert window.opened_by_conference(NOW + timedelta(hours=1))
    assert not window.is_due(NOW + timedelta(days=1))


def test_window_opens_and_closes_in_its_time() -> None:
    window = plan("w", TRACK, NOW + timedelta(days=1), NOW + timedelta(days=2), NOW)
    assert [window.is_due(NOW + timedelta(days=days)) for days in (0, 1)] == [False, True]
    opened = window.open(NOW + timedelta(days=1))
    assert [opened.is_over(NOW + timedelta(days=days)) for days in (1, 2)] == [False, True]
    with pytest.raises(BookingWindowClosedError):
        opened.close(NOW).close(NOW)


def test_window_closes_in_the_future_and_after_it_opens() -> None:
    with pytest.raises(BookingWindowClosesTooEarlyError):
        plan("w", TRACK, None, NOW, NOW)
    with pytest.raises(BookingWindowClosesTooEarlyError):
        plan("w", TRACK, NOW + timedelta(days=2), NOW + timedelta(days=1), NOW)
