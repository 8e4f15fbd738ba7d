"""Those who come to a conference in person, or to one of its sessions: for paper."""

from dataclasses import replace

from chassis.storage import Storage
from registration.domain.attendee import Attendee
from registration.domain.conference import Conference
from registration.domain.erasure import is_erased
from registration.domain.errors import TooManyToPrintError
from registration.domain.place_errors import SessionUnknownError
from registration.domain.plan import Session
from registration.storage.finding import Order, Wanted
from registration.use_cases.export_attendees import export_attendees
from registration.use_cases.get_conference import get_conference

MOST = 2_500
"""So many are set with about half a gigabyte of memory; see benchmarks/printing.py."""


async def list_those_coming(
    storage: Storage, conference_id: str, wanted: Wanted, order: Order | None
) -> tuple[Conference, Session | None, list[Attendee]]:
    """Return the conference, the session if one is meant, and who has a place there; those online come through no door.

    Raises ConferenceUnknownError, SessionUnknownError or TooManyToPrintError.
    """
    conference = await get_conference(storage, conference_id)
    session = _session(conference, wanted.session)
    found = await export_attendees(storage, conference_id, replace(wanted, status="confirmed"), order)
    coming: list[Attendee] = []
    async for attendee in found.attendees:
        if attendee.person.mode != "online" and not is_erased(attendee):
            coming.append(attendee)
        if len(coming) > MOST:
            raise TooManyToPrintError
    return conference, session, coming


def _session(conference: Conference, session_id: str | None) -> Session | None:
    if session_id is None:
        return None
    for session in conference.plan.sessions:
        if session.id == session_id:
            return session
    raise SessionUnknownError("session")
