"""Certificates of attendance over HTTP: by own link, for staff, and for coordinators of their own."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from chassis.access import Identity
from chassis.links import OwnLinks
from chassis.storage import Storage
from registration.rendering.certificate import certificate
from registration.rendering.printing import Printer
from registration.use_cases.get_certificate import get_certificate
from registration.web.own import opened
from registration.web.prints import TOLD, as_file
from registration.web.rights import SEE_CERTIFICATE


def certificate_routes(storage: Storage, printer: Printer, links: OwnLinks) -> APIRouter:
    """Return the route."""
    router = APIRouter(tags=["prints"], default_response_class=Response, responses=TOLD)

    @router.get("/attendees/{attendee_id}/certificate.pdf", operation_id="certificate")
    async def print_certificate(attendee_id: str, caller: Annotated[Identity, Depends(SEE_CERTIFICATE)]) -> Response:
        """Print the certificate of one who was checked in, once the conference is over, in the person's language."""
        attendee, _ = await opened(SEE_CERTIFICATE, storage, links, caller, attendee_id)
        conference = await get_certificate(storage, attendee)
        return as_file(await printer.print("certificate.typ", certificate(conference, attendee)), "certificate")

    return router
