"""Moments as they are kept."""

from datetime import datetime


def to_milliseconds(moment: datetime) -> datetime:
    """Return the moment cut to whole milliseconds, which is what the storage keeps."""
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)
