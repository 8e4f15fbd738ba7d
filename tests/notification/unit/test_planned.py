"""When reminders go out, and what a municipality is still to be told."""

from datetime import timedelta

import pytest

from chassis.clock import now
from notification.domain.content import Recipient
from notification.domain.municipality import Grant, Municipality
from tests.notification.plans import planned_conference, planned_consultation

SECOND = timedelta(seconds=1)


def test_reminders_go_out_from_the_morning_of_the_day_before_until_it_begins() -> None:
    conference = planned_conference(starts_at=now() + timedelta(days=9))
    begins, morning = conference.starts_at, conference.remind_at
    moments = [morning - SECOND, morning, begins - SECOND, begins]
    assert [conference.is_time_to_remind(moment) for moment in moments] == [False, True, True, False]
    for over in (conference.cancel(9, now()), conference.hold(9, now())):
        assert not over.is_time_to_remind(morning)


@pytest.mark.parametrize(("after", "is_due"), [(-SECOND, False), (timedelta(0), True)])
def test_both_sides_are_reminded_from_that_morning_on(after: timedelta, is_due: bool) -> None:
    planned = planned_consultation(starts_at=now() + timedelta(days=9))
    assert planned.remind_at is not None
    assert planned.is_time_to_remind(planned.remind_at + after) == is_due
    assert not planned.remind().is_time_to_remind(planned.remind_at + after)


def test_right_that_was_told_is_not_to_be_told_again_not_even_to_another_contact() -> None:
    granted = Grant(1, is_standing=True, closes_at=now() + timedelta(days=9))
    known = Municipality("1401", 1).declare("int_1", 1, Recipient("Karin Ek", "k@harryda.example", "sv"))
    known = known.hear("iop", granted)
    assert list(known.untold(now())) == ["iop"]
    told = known.tell("iop")
    assert told.untold(now()) == {}
    assert told.declare("int_1", 3, Recipient("Bo Berg", "b@harryda.example", "sv")).untold(now()) == {}
