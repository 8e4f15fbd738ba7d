"""Who gets a place, over HTTP: an offer is accepted; staff decide on registrations, and on the order of the line."""

from typing import Annotated

from fastapi import APIRouter, Body, Depends

from chassis.access import Identity
from chassis.links import OwnLinks
from chassis.storage import GroupCommit, Storage
from chassis.wire import Note, Request
from registration.domain.attendee import Attendee
from registration.storage.attendees import place_in_line
from registration.use_cases.accept_fewer import accept_fewer
from registration.use_cases.accept_offer import accept_offer
from registration.use_cases.decide_registration import approve_registration, refuse_registration
from registration.use_cases.get_attendee import get_attendee
from registration.use_cases.move_to_front import move_to_front
from registration.web.attendee_models import AttendeeOut
from registration.web.models import ReasonIn
from registration.web.own import opened
from registration.web.rights import ACCEPT_FEWER, ACCEPT_OFFER, DECIDE


class WhyIn(Request):
    """Why; it has to be said."""

    reason: Note


def deciding_routes(commits: GroupCommit, storage: Storage, links: OwnLinks) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["attendees"])

    async def shown(attendee: Attendee) -> AttendeeOut:
        return AttendeeOut.of(attendee, await place_in_line(storage, attendee))

    async def conference_of(attendee_id: str) -> str:
        return (await get_attendee(storage, attendee_id))[0].conference_id

    @router.post("/attendees/{attendee_id}/offer-acceptance")
    async def accept(attendee_id: str, caller: Annotated[Identity, Depends(ACCEPT_OFFER)]) -> AttendeeOut:
        """Say yes to the place that is offered (by link, staff, coordinator). To say no, see `declination`."""
        conference_id = (await opened(ACCEPT_OFFER, storage, links, caller, attendee_id))[0].conference_id
        return await shown(await commits.run(conference_id, lambda unit: accept_offer(unit, attendee_id)))

    @router.post("/attendees/{attendee_id}/fewer-acceptance")
    async def come_fewer(attendee_id: str, caller: Annotated[Identity, Depends(ACCEPT_FEWER)]) -> AttendeeOut:
        """Say, for a whole group in line, that it comes even where places are too few (by link, staff, coordinator)."""
        conference_id = (await opened(ACCEPT_FEWER, storage, links, caller, attendee_id))[0].conference_id
        return await shown(await commits.run(conference_id, lambda unit: accept_fewer(unit, attendee_id)))

    @router.post("/attendees/{attendee_id}/offer", dependencies=[Depends(DECIDE)])
    async def offer(attendee_id: str, body: WhyIn) -> AttendeeOut:
        """Ask somebody in line before those who came earlier, and say why; the next place that suits is theirs."""
        work = lambda unit: move_to_front(unit, attendee_id, body.reason)  # noqa: E731
        return await shown(await commits.run(await conference_of(attendee_id), work))

    @router.post("/attendees/{attendee_id}/approval", dependencies=[Depends(DECIDE)])
    async def approve(attendee_id: str) -> AttendeeOut:
        """Say yes to a registration, and to all of its group; they get places, or stand in line."""
        work = lambda unit: approve_registration(unit, attendee_id)  # noqa: E731
        return await shown(await commits.run(await conference_of(attendee_id), work))

    @router.post("/attendees/{attendee_id}/refusal", dependencies=[Depends(DECIDE)])
    async def refuse(attendee_id: str, body: Annotated[ReasonIn | None, Body()] = None) -> AttendeeOut:
        """Say no to a registration, and to all of its group; they are told, and why."""
        reason = body.reason if body else None
        work = lambda unit: refuse_registration(unit, attendee_id, reason)  # noqa: E731
        return await shown(await commits.run(await conference_of(attendee_id), work))

    return router
