"""A registration is opened by the person it is of, by link; by the coordinator of their municipality; and by staff."""

from chassis.access import Identity
from chassis.links import OwnLinks
from chassis.rights import Right
from chassis.storage import Storage
from registration.domain.attendee import Attendee
from registration.use_cases.get_attendee import get_attendee
from registration.use_cases.open_by_link import open_by_link


async def opened(
    right: Right, storage: Storage, links: OwnLinks, caller: Identity, attendee_id: str
) -> tuple[Attendee, int | None]:
    """Return the attendee and their place in line, to those who may open it; to others, what refuses them."""
    generation = links.generation(caller.link, attendee_id)
    by_link = generation is not None
    if caller.link:
        right.check(caller, opened=by_link)
    attendee, position = await get_attendee(storage, attendee_id)
    if generation is not None:
        await open_by_link(storage, attendee, generation)
    right.check(caller, municipality=attendee.person.municipality_code, opened=by_link)
    return attendee, position
