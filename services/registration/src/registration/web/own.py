"""A registration is opened by the person it is of, by link; by the coordinator of their municipality; and by staff."""

from chassis.access import Identity
from chassis.links import OwnLinks
from chassis.rights import Right
from chassis.storage import Storage
from registration.domain.attendee import Attendee
from registration.use_cases.get_attendee import get_attendee


async def opened(
    right: Right, storage: Storage, links: OwnLinks, caller: Identity, attendee_id: str
) -> tuple[Attendee, int | None]:
    """Return the attendee and their place in line, to those who may open it; to others, what refuses them."""
    by_link = bool(caller.link) and links.opens(caller.link, attendee_id)
    if caller.link:
        right.check(caller, opened=by_link)
    attendee, position = await get_attendee(storage, attendee_id)
    right.check(caller, municipality=attendee.person.municipality_code, opened=by_link)
    return attendee, position
