"""The rules of messages: tries, pauses, giving up, asking again."""

from datetime import timedelta

import pytest

from chassis.clock import now
from notification.domain.errors import MessageOnItsWayError
from notification.domain.message import LEASE, message_id
from notification.domain.retries import GIVES_UP_AFTER, Trouble, wait_after
from tests.notification.letters import queued


def test_same_fact_makes_the_same_message() -> None:
    assert message_id("f", "attendee-confirmed", "a") == message_id("f", "attendee-confirmed", "a")
    assert message_id("f", "attendee-confirmed", "a") != message_id("g", "attendee-confirmed", "a")


@pytest.mark.parametrize(("trouble", "first", "last"), [("recipient", 60, 4 * 3600), ("server", 2, 60)])
def test_pauses_grow_to_a_limit(trouble: Trouble, first: float, last: float) -> None:
    waits = [wait_after(attempts, trouble, "key").total_seconds() for attempts in range(1, 30)]
    assert first <= waits[0] <= first * 1.2
    assert last <= waits[-1] <= last * 1.2
    assert waits == sorted(waits)


def test_message_refused_for_now_waits_and_keeps_the_reason() -> None:
    moment = now()
    message = queued().take("a", moment).defer("try-later", "recipient", moment)
    assert (message.state, message.attempts, message.reason, message.held_by) == ("queued", 1, "try-later", None)
    assert not message.is_due(moment)
    assert message.is_due(moment + timedelta(minutes=2))


def test_message_refused_for_three_days_is_given_up() -> None:
    message = queued()
    later = message.queued_at + GIVES_UP_AFTER
    given_up = message.take("a", later).defer("try-later", "recipient", later)
    assert (given_up.state, given_up.reason, given_up.is_finished) == ("failed", "try-later", True)


def test_message_put_back_has_had_no_attempt() -> None:
    message = queued().take("a", now()).put_back(now(), "mail-server-away")
    assert (message.state, message.attempts, message.reason) == ("queued", 0, "mail-server-away")


def test_lease_that_has_run_out_makes_it_due_again() -> None:
    moment = now()
    message = queued().take("a", moment)
    assert not message.is_due(moment)
    assert message.is_due(moment + LEASE)


def test_message_on_its_way_is_not_sent_again() -> None:
    for message in (queued(), queued().take("a", now())):
        with pytest.raises(MessageOnItsWayError):
            message.ask_again(now())


def test_message_asked_for_again_begins_anew() -> None:
    failed = queued().take("a", now()).refuse("mailbox-unknown", now())
    again = failed.ask_again(now())
    assert (again.state, again.attempts, again.edition, again.reason) == ("queued", 0, 2, None)
    assert again.version == failed.version + 1


def test_earlier_chapter_comes_first() -> None:
    first, second = queued(about="a", sequence=1), queued(about="a", sequence=2)
    assert first.comes_before(second)
    assert not second.comes_before(first)
    assert not queued(about="b", sequence=1).comes_before(second)
