"""Who may open a registration: the person it is of, by link, and staff."""

from chassis.access import Identity, refuse
from chassis.links import OwnLinks


def ensure_own(links: OwnLinks, caller: Identity, attendee_id: str) -> None:
    """Raise what refuses everybody but the person, by link, and staff."""
    if not caller.is_any("staff") and not (caller.link and links.opens(caller.link, attendee_id)):
        raise refuse(caller)
