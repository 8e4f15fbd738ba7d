from datetime import UTC, datetime, timedelta
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registration.domain import errors
from registration.domain.attendee_facts import AttendeeConfirmed, AttendeeWaitlisted
from registration.domain.conference import Conference
from tests.registration.plans import conference, plan, register

NOW = datetime(2098, 1, 1, tzinfo=UTC)


def fill(one: Conference, count: int) -> Conference:
    for number in range(count):
        one, _, _ = register(one, str(number), NOW)
    return one


def test_newcomer_gets_a_free_place() -> None:
    after, attendee, event = register(conference(), "a", NOW)
    assert (attendee.status, after.confirmed, after.places_left) == ("confirmed", 1, 2)
    assert isinstance(event, AttendeeConfirmed)


def test_full_conference_puts_attendee_on_waitlist() -> None:
    after, attendee, event = register(fill(conference(), 3), "a", NOW)
    assert (attendee.status, attendee.number, after.waitlisted) == ("waitlisted", 1, 1)
    assert isinstance(event, AttendeeWaitlisted)
    assert event.position == 1


def test_full_waitlist_refuses() -> None:
    full = fill(conference(plan=plan(waitlist_capacity=1)), 4)
    with pytest.raises(errors.ConferenceFullError):
        register(full, "a", NOW)


@pytest.mark.parametrize(
    ("status", "refusal"),
    [
        ("draft", errors.ConferenceNotAnnouncedError),
        ("cancelled", errors.ConferenceCancelledError),
        ("held", errors.ConferenceHeldError),
    ],
)
def test_only_an_announced_conference_takes_registrations(
    status: Literal["draft", "cancelled", "held"], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        conference(status=status).ensure_takes_registrations(NOW)


def test_registration_has_a_period() -> None:
    opens, closes = NOW - timedelta(days=1), NOW + timedelta(days=1)
    one = conference(plan=plan(registration_opens_at=opens, registration_closes_at=closes))
    one.ensure_takes_registrations(NOW)
    with pytest.raises(errors.RegistrationNotOpenError):
        one.ensure_takes_registrations(opens - timedelta(seconds=1))
    with pytest.raises(errors.RegistrationClosedError):
        one.ensure_takes_registrations(closes)


def test_capacity_cannot_fall_below_the_places_taken() -> None:
    with pytest.raises(errors.CapacityTakenError):
        fill(conference(), 3).change({"capacity": 2}, 1)


def test_change_of_an_old_version_is_refused() -> None:
    with pytest.raises(errors.ConferenceChangedMeanwhileError):
        conference().change({"capacity": 5}, 7)


def test_change_names_what_changed() -> None:
    changed, names = conference().change({"capacity": 5, "place": None}, 1)
    assert (names, changed.plan.capacity, changed.revision) == (("capacity",), 5, 2)


def test_conference_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(errors.ConferenceEndsBeforeItStartsError):
        plan(ends_at=datetime(2099, 9, 29, 6, tzinfo=UTC)).checked()


@given(capacity=st.integers(1, 8), waitlist=st.none() | st.integers(0, 4), comers=st.integers(0, 20))
def test_never_more_confirmed_than_places(capacity: int, waitlist: int | None, comers: int) -> None:
    one, refused = conference(plan=plan(capacity=capacity, waitlist_capacity=waitlist)), 0
    for number in range(comers):
        try:
            one, _, _ = register(one, str(number), NOW)
        except errors.ConferenceFullError:
            refused += 1
    assert one.confirmed == min(capacity, comers)
    assert one.confirmed + one.waitlisted + refused == comers
