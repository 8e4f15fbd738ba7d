"""How long a session lasts, and which secret opens it."""

from datetime import UTC, datetime, timedelta

import pytest

from gateway.domain.session import CHANGES_AFTER, IDLE, LONGEST, STILL_GOOD_FOR, Session

NINE = datetime(2015, 9, 29, 9, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.fixture
def session() -> Session:
    return Session.begin("ses_1", "acc_1", "first", "link", "a test", NINE)


def test_session_ends_when_nobody_has_come_for_two_hours(session: Session) -> None:
    assert [session.is_over(NINE + IDLE - SECOND), session.is_over(NINE + IDLE)] == [False, True]


def test_session_ends_after_twelve_hours_however_often_somebody_comes(session: Session) -> None:
    for hour in range(1, 12):
        session = session.see("first", NINE + timedelta(hours=hour))
        assert not session.is_over(NINE + timedelta(hours=hour + 1) - SECOND)
    assert session.is_over(NINE + LONGEST)


def test_secret_is_changed_every_few_minutes(session: Session) -> None:
    assert not session.is_due("first", NINE + CHANGES_AFTER - SECOND)
    at = NINE + CHANGES_AFTER
    assert session.is_due("first", at)
    changed = session.change("first", "second", at)
    assert changed.opens("second", at) == "good"
    assert not changed.is_due("second", at + SECOND)


def test_secret_before_is_good_for_pages_that_were_on_their_way_and_then_ends_the_session(session: Session) -> None:
    at = NINE + CHANGES_AFTER
    changed = session.change("first", "second", at).see("second", at)
    assert changed.opens("first", at + STILL_GOOD_FOR - SECOND) == "good"
    assert changed.opens("first", at + STILL_GOOD_FOR) == "old"


def test_browser_that_never_got_the_new_secret_comes_in_with_the_one_before_and_gets_another(session: Session) -> None:
    at, later = NINE + CHANGES_AFTER, NINE + CHANGES_AFTER + timedelta(hours=1)
    lost = session.change("first", "lost", at)
    assert lost.opens("first", later) == "good"
    assert lost.is_due("first", later)
    changed = lost.change("first", "third", later)
    received = changed.see("third", later)
    assert (changed.opens("third", later), changed.opens("lost", later)) == ("good", "wrong")
    assert received.opens("first", later + STILL_GOOD_FOR) == "old"


def test_that_the_new_secret_came_back_is_kept_at_once(session: Session) -> None:
    at = NINE + CHANGES_AFTER
    changed = session.change("first", "second", at)
    assert changed.is_news("second", at)
    assert not changed.is_news("first", at)
    assert not changed.see("second", at).is_news("second", at)


@pytest.mark.parametrize("secret", ["", "other", "first "])
def test_no_other_secret_opens_it(session: Session, secret: str) -> None:
    assert session.opens(secret, NINE) == "wrong"
    assert session.change("first", "second", NINE).opens(secret, NINE) == "wrong"
