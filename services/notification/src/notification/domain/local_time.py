"""The programme's own clock: Swedish local time."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")
REMINDED_AT = time(9, tzinfo=STOCKHOLM)


def day_before(starts_at: datetime) -> datetime:
    """Return nine o'clock in the morning of the day before: when people are reminded."""
    day = starts_at.astimezone(STOCKHOLM).date() - timedelta(days=1)
    return datetime.combine(day, REMINDED_AT).astimezone(UTC)
