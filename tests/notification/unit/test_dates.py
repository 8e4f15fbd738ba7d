"""Days as people say them, in Swedish local time."""

from datetime import UTC, datetime

import pytest

from notification.domain.local_time import day_before
from notification.mail.dates import deadline


@pytest.mark.parametrize(
    ("starts_at", "remind_at"),
    [
        (datetime(2015, 9, 29, 7, tzinfo=UTC), datetime(2015, 9, 28, 7, tzinfo=UTC)),
        (datetime(2015, 9, 28, 22, 30, tzinfo=UTC), datetime(2015, 9, 28, 7, tzinfo=UTC)),  # half past midnight
        (datetime(2015, 10, 25, 8, tzinfo=UTC), datetime(2015, 10, 24, 7, tzinfo=UTC)),  # clocks go back in between
        (datetime(2015, 10, 26, 8, tzinfo=UTC), datetime(2015, 10, 25, 8, tzinfo=UTC)),
    ],
)
def test_reminder_is_at_nine_local_time_the_day_before(starts_at: datetime, remind_at: datetime) -> None:
    assert day_before(starts_at) == remind_at


def test_deadline_at_midnight_is_the_day_before() -> None:
    assert deadline(datetime(2015, 12, 18, 23, tzinfo=UTC), "sv") == "fredag 18 december 2015"
    assert deadline(datetime(2015, 12, 18, 16, tzinfo=UTC), "sv") == "fredag 18 december 2015 kl. 17.00"
