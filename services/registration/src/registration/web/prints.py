"""What is printed for a conference: badges, and lists on which people are ticked off."""

from typing import Any

from fastapi import APIRouter, Request, Response

from chassis.problems import language_of
from chassis.storage import Storage
from registration.domain.attendee import Attendee
from registration.rendering.attendance import attendance
from registration.rendering.badges import badges
from registration.rendering.printing import Printer
from registration.use_cases.list_those_coming import list_those_coming
from registration.web.attendee_lists import Narrowed, Sort

PDF = "application/pdf"
TOLD: dict[int | str, dict[str, Any]] = {200: {"description": "The file.", "content": {PDF: {}}}}


def as_file(pdf: bytes, name: str) -> Response:
    """Return the answer: to look at and print, and kept nowhere on the way, for it tells of people."""
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"', "Cache-Control": "no-store"}
    return Response(pdf, media_type=PDF, headers=headers)


def print_routes(storage: Storage, printer: Printer, public_url: str) -> APIRouter:
    """Return the routes; what the codes on badges lead to begins with `public_url`."""
    router = APIRouter(tags=["prints"], default_response_class=Response, responses=TOLD)

    def door(attendee: Attendee) -> str:
        return f"{public_url.rstrip('/')}/start/attendees/{attendee.id}"

    @router.get("/conferences/{conference_id}/badges.pdf", operation_id="badges")
    async def print_badges(conference_id: str, wanted: Narrowed, request: Request, sort: Sort = None) -> Response:
        """Print badges for those who have a place and come in person, ten on a sheet, with the code for the door."""
        conference, _, coming = await list_those_coming(storage, conference_id, wanted, sort)
        data = badges(conference, coming, language_of(request.headers.get("accept-language")))
        return as_file(await printer.print("badges.typ", data, [door(one) for one in coming]), "badges")

    @router.get("/conferences/{conference_id}/attendance-list.pdf", operation_id="attendance_list")
    async def print_list(conference_id: str, wanted: Narrowed, request: Request, sort: Sort = None) -> Response:
        """Print a list to tick people off and have them sign; of the whole conference, or of one session."""
        conference, session, coming = await list_those_coming(storage, conference_id, wanted, sort)
        language = language_of(request.headers.get("accept-language"))
        data = attendance(conference, session, coming, language)
        return as_file(await printer.print("attendance.typ", data), "attendance-list")

    return router
