"""One conference."""

from chassis.storage import Storage, UnitOfWork
from registration.domain.conference import Conference
from registration.domain.errors import ConferenceUnknownError
from registration.storage.kinds import CONFERENCES


async def get_conference(source: Storage | UnitOfWork, conference_id: str) -> Conference:
    """Return the conference as stored, or as a unit of work sees it. Raises ConferenceUnknownError."""
    found = await (
        source.get(CONFERENCES, conference_id)
        if isinstance(source, Storage)
        else source.load(CONFERENCES, conference_id)
    )
    if found is None:
        raise ConferenceUnknownError
    return found
