"""How long the contact's own link opens a consultation, and what withdraws it."""

from datetime import timedelta

import pytest

from scheduling.domain.consultation import book
from scheduling.domain.errors import LinkExpiredError, LinkWithdrawnError
from scheduling.domain.own_link import WORKS_AFTER_CONSULTATION, ensure_opens
from tests.scheduling.times import NOW, slot, wish

SECOND = timedelta(seconds=1)
BOOKED = book("c", slot(), wish(), NOW)
LAST = BOOKED.ends_at + WORKS_AFTER_CONSULTATION


def test_link_works_until_some_days_after_the_consultation() -> None:
    ensure_opens(0, BOOKED, LAST - SECOND)
    with pytest.raises(LinkExpiredError):
        ensure_opens(0, BOOKED, LAST)


def test_link_of_a_consultation_that_is_moved_works_longer() -> None:
    later = BOOKED.move(slot(NOW + timedelta(days=9), id="later"), NOW)
    ensure_opens(0, later, LAST)


def test_renewal_withdraws_every_link_before_it() -> None:
    renewed = BOOKED.renew_link()
    ensure_opens(1, renewed, NOW)
    with pytest.raises(LinkWithdrawnError):
        ensure_opens(0, renewed, NOW)
