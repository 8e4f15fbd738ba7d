"""Somebody comes by the link in a mail: it opens while its registration does, and until it is renewed."""

from chassis.clock import now
from chassis.storage import Storage
from registration.domain.attendee import Attendee
from registration.domain.erasure import ensure_known
from registration.domain.own_link import ensure_opens
from registration.use_cases.get_conference import get_conference


async def open_by_link(storage: Storage, attendee: Attendee, generation: int) -> None:
    """Let a link of this generation pass. Raises LinkExpiredError, LinkWithdrawnError or PersonErasedError."""
    ensure_known(attendee)
    ensure_opens(generation, attendee, await get_conference(storage, attendee.conference_id), now())
