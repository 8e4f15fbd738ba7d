"""Whether a conference still has room: a place, or a place in line."""

from collections.abc import Mapping
from typing import Any


def is_full(conference: Mapping[str, Any]) -> bool:
    """Return whether neither a place nor a place in line is left, so that nobody fills in a form in vain."""
    line = conference["waitlist_capacity"]
    return not conference["places_left"] and line is not None and conference["waitlisted"] >= line
