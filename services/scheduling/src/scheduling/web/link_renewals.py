"""Own links that went astray, over HTTP: staff, or the municipality's coordinators, withdraw and renew them."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel

from chassis.access import Identity
from chassis.parameters import Key
from chassis.storage import GroupCommit, Once, Storage, UnitOfWork
from scheduling.storage.finding import known_consultation
from scheduling.use_cases.renew_link import renew_link
from scheduling.web.rights import RENEW_LINK


class LinkRenewalOut(BaseModel):
    """What was renewed, and how often by now. The link itself goes to the contact alone, by mail."""

    id: str
    generation: int


def link_renewal_routes(commits: GroupCommit, storage: Storage) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["consultations"])

    @router.post("/consultations/{consultation_id}/link-renewal", response_model=LinkRenewalOut)
    async def renew(
        consultation_id: str, request: Request, caller: Annotated[Identity, Depends(RENEW_LINK)], key: Key = None
    ) -> Response:
        """Withdraw the contact's own links and mail a new one (staff, or a coordinator of the own municipality)."""
        consultation = await known_consultation(storage, consultation_id)
        RENEW_LINK.check(caller, municipality=consultation.wish.municipality_code)

        async def work(unit: UnitOfWork) -> bytes:
            renewed = await renew_link(unit, consultation_id)
            return LinkRenewalOut(id=renewed.id, generation=renewed.link_generation).model_dump_json().encode()

        once = Once.of(key, request.url.path, caller.subject, b"") if key else None
        return Response(await commits.run(consultation_id, work, once), media_type="application/json")

    return router
