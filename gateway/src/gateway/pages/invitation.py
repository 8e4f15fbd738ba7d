"""A municipality's invitation to one conference: register, or say that nobody comes, and take that back.

Its contact comes by the link in the mail; coordinators of the own municipality, and staff who were called, from the
conference at work.
"""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from gateway import visitor
from gateway.desk import TurnedDownError
from gateway.forms import Form
from gateway.links import NoLinkError, authorization, id_in
from gateway.links import refused as link_refused
from gateway.pages.conference import conference_or_404
from gateway.paths import safe
from gateway.rendering import page, reader_language
from gateway.services import Services
from gateway.visitor import need

OK, CONFLICT, WRONG = 200, 409, 422
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Invited:
    """One who answers for a municipality: by the `token` of a link, or at work where that is empty."""

    services: Services
    request: Request
    conference_id: str
    code: str
    token: str = ""

    @property
    def here(self) -> str:
        """The path of the invitation's page."""
        if self.token:
            return f"/my-invitation/{self.token}"
        return f"/start/conferences/{self.conference_id}/invitations/{self.code}"

    @property
    def back(self) -> str:
        """Where one at work came from."""
        who = visitor.current()
        return self.here.rpartition("/")[0] if who and who.is_any("staff") else "/start"

    async def ask(self, method: str, more: str = "", body: object = None) -> tuple[int, Any]:
        """Ask the service; return the status and the answer."""
        sent = {"Accept-Language": reader_language(self.request)} | (authorization(self.token) if self.token else {})
        path = f"/conferences/{safe(self.conference_id)}/invitations/{safe(self.code)}{more}"
        return await self.services.ask(method, path, json=body, headers=sent)

    def refused(self, status: int, answer: Json) -> HTMLResponse:
        """Return the page that says why a link does not open it. Raises TurnedDownError at work."""
        if not self.token:
            raise TurnedDownError(status, answer["type"].rpartition("/")[2], answer["detail"], answer["detail"])
        return link_refused(self.request, answer)

    async def page(self, template: str, one: Json, status: int = OK, **fields: Any) -> HTMLResponse:  # noqa: ANN401
        """Return a page about the invitation."""
        conference = await conference_or_404(self.services, self.conference_id)
        told = {"one": one, "conference": conference, "here": self.here, "back": self.back}
        return page(self.request, template, status, at_work=not self.token, **told, **fields)


def invitation(services: Services) -> APIRouter:
    """Return the routes of both ways in."""
    router = APIRouter(include_in_schema=False)

    async def by_link(token: str, request: Request) -> Invited:
        conference_id, _, code = id_in(token).rpartition("-")
        if not conference_id:
            raise NoLinkError
        return Invited(services, request, conference_id, code, token)

    async def at_work(conference_id: str, code: str, request: Request) -> Invited:
        return Invited(services, request, conference_id, code)

    _ways(router, "/my-invitation/{token}", Depends(by_link))
    work = APIRouter(dependencies=[Depends(need("staff", "coordinator"))])
    _ways(work, "/start/conferences/{conference_id}/invitations/{code}", Depends(at_work))
    router.include_router(work)
    return router


def _ways(router: APIRouter, place: str, by: Any) -> None:  # noqa: ANN401 - FastAPI's dependency
    @router.get(place, response_class=HTMLResponse)
    async def show(invited: Annotated[Invited, by], done: str = "") -> Response:
        status, one = await invited.ask("GET")
        if status != OK:
            return invited.refused(status, one)
        return await invited.page("invitation.html", one, done=bool(done), obstacle="")

    @router.get(f"{place}/decline", response_class=HTMLResponse)
    async def ask(invited: Annotated[Invited, by]) -> Response:
        status, one = await invited.ask("GET")
        if status != OK:
            return invited.refused(status, one)
        said = (one["declination"] or {}).get("message") or ""
        return await invited.page("invitation_decline.html", one, form=Form.empty(("message",), {"message": said}))

    @router.post(f"{place}/decline", response_class=HTMLResponse)
    async def decline(invited: Annotated[Invited, by]) -> Response:
        form = Form.of(await invited.request.form(max_fields=5, max_files=0), ("message",))
        status, answer = await invited.ask("PUT", "/declination", {"message": form["message"] or None})
        if status == WRONG:
            form.errors["message"] = "error_too_long"
            _, one = await invited.ask("GET")
            return await invited.page("invitation_decline.html", one, WRONG, form=form)
        return await _answered(invited, status, answer)

    @router.post(f"{place}/take-back", response_class=HTMLResponse)
    async def take_back(invited: Annotated[Invited, by]) -> Response:
        return await _answered(invited, *await invited.ask("DELETE", "/declination"))


async def _answered(invited: Invited, status: int, answer: Json) -> Response:
    """Return to the invitation, which says how it is now; a rule that refused is said there, too."""
    if status == OK:
        return RedirectResponse(f"{invited.here}?done=yes", 303)
    if status != CONFLICT:
        return invited.refused(status, answer)
    _, one = await invited.ask("GET")
    return await invited.page("invitation.html", one, CONFLICT, done=False, obstacle=answer["detail"])
