"""The time, as storage keeps it."""

from datetime import UTC, datetime


def now() -> datetime:
    """Return the time in UTC, cut to whole milliseconds, which is what MongoDB keeps."""
    moment = datetime.now(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def rfc3339(moment: datetime) -> str:
    """Return the moment as RFC 3339 text in UTC, such as `2015-09-29T07:00:00.000Z`."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
