"""Own links that went astray, over HTTP: staff, or the municipality's coordinators, withdraw and renew them."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel

from chassis.access import Identity
from chassis.parameters import Key
from chassis.storage import GroupCommit, Once, Storage, UnitOfWork
from registration.use_cases.get_attendee import get_attendee
from registration.use_cases.renew_link import renew_link
from registration.web.rights import RENEW_LINK


class LinkRenewalOut(BaseModel):
    """What was renewed, and how often by now. The link itself goes to the person alone, by mail."""

    id: str
    generation: int


def link_renewal_routes(commits: GroupCommit, storage: Storage) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["attendees"])

    @router.post("/attendees/{attendee_id}/link-renewal", response_model=LinkRenewalOut)
    async def renew(
        attendee_id: str, request: Request, caller: Annotated[Identity, Depends(RENEW_LINK)], key: Key = None
    ) -> Response:
        """Withdraw the person's own links and mail a new one (staff, or a coordinator of the own municipality)."""
        attendee, _ = await get_attendee(storage, attendee_id)
        RENEW_LINK.check(caller, municipality=attendee.person.municipality_code)

        async def work(unit: UnitOfWork) -> bytes:
            renewed = await renew_link(unit, attendee_id)
            return LinkRenewalOut(id=renewed.id, generation=renewed.link_generation).model_dump_json().encode()

        once = Once.of(key, request.url.path, caller.subject, b"") if key else None
        return Response(await commits.run(attendee_id, work, once), media_type="application/json")

    return router
