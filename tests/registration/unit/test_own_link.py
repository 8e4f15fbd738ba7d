"""How long an own link opens a registration, and what withdraws it."""

from datetime import UTC, datetime, timedelta

import pytest

from registration.domain.errors import LinkExpiredError, LinkWithdrawnError
from registration.domain.own_link import WORKS_AFTER_CONFERENCE, ensure_in_time, ensure_opens
from tests.registration.plans import conference, register

SECOND = timedelta(seconds=1)
CONFERENCE, ANNA, _ = register(conference(), "anna", datetime(2099, 9, 1, tzinfo=UTC))
LAST = CONFERENCE.plan.ends_at + WORKS_AFTER_CONFERENCE


def test_link_works_until_some_days_after_the_conference() -> None:
    ensure_opens(0, ANNA, CONFERENCE, LAST - SECOND)
    with pytest.raises(LinkExpiredError):
        ensure_opens(0, ANNA, CONFERENCE, LAST)


def test_renewal_withdraws_every_link_before_it() -> None:
    renewed = ANNA.renew_link().renew_link()
    ensure_opens(2, renewed, CONFERENCE, LAST - SECOND)
    for generation in (0, 1, 3):
        with pytest.raises(LinkWithdrawnError):
            ensure_opens(generation, renewed, CONFERENCE, LAST - SECOND)
    assert renewed.version == ANNA.version + 2


def test_link_is_not_renewed_when_none_would_work() -> None:
    ensure_in_time(CONFERENCE, LAST - SECOND)
    with pytest.raises(LinkExpiredError):
        ensure_in_time(CONFERENCE, LAST)
