"""One interest: see it, change it, take it back.

Its contact comes by the link in the mail; staff, and coordinators of the own municipality, from their start page.
"""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from gateway import visitor
from gateway.desk import TurnedDownError
from gateway.forms import Form
from gateway.interest_form import CHANGED, begun, check, read, refuse, said
from gateway.links import authorization, id_in
from gateway.links import refused as link_refused
from gateway.pages.articles import TRACKS
from gateway.pages.interest import all_municipalities, name_of
from gateway.paths import safe
from gateway.rendering import page, reader_language
from gateway.services import Services
from gateway.visitor import need

OK, NO_CONTENT, GONE, CONFLICT, MEANWHILE, WRONG = 200, 204, 410, 409, 412, 422
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asking:
    """One who asks for an interest: by the `token` of a link, or at work by its id."""

    services: Services
    request: Request
    token: str
    at_work: bool

    @property
    def here(self) -> str:
        """The path of the interest's page."""
        return f"/start/interests/{self.token}" if self.at_work else f"/my-interest/{self.token}"

    @property
    def back(self) -> str:
        """Where one at work came from."""
        who = visitor.current()
        return "/start/municipalities" if who and who.is_any("staff") else "/start"

    async def ask(self, method: str, body: object = None, **headers: str) -> tuple[int, Any]:
        """Ask the service; return the status and the answer."""
        id_ = safe(self.token) if self.at_work else id_in(self.token)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        sent |= {"Accept-Language": reader_language(self.request)}
        sent |= {} if self.at_work else authorization(self.token)
        return await self.services.ask(method, f"/interests/{id_}", json=body, headers=sent)

    def refused(self, status: int, answer: Json) -> HTMLResponse:
        """Return the page that says why not. Raises TurnedDownError at work."""
        if self.at_work:
            raise TurnedDownError(status, answer["type"].rpartition("/")[2], answer["detail"], answer["detail"])
        return link_refused(self.request, answer)

    async def page(self, template: str, interest: Json, status: int = OK, **fields: Any) -> HTMLResponse:  # noqa: ANN401
        """Return a page about the interest."""
        whose = interest["organisation"] or {
            "name": name_of(await all_municipalities(self.services), interest["municipality_code"])
        }
        told = {"interest": interest, "name": whose["name"], "here": self.here, "back": self.back}
        return page(self.request, template, status, at_work=self.at_work, **told, **fields)


def own_interest(services: Services) -> APIRouter:
    """Return the routes of both ways in."""
    router = APIRouter(include_in_schema=False)
    _ways(router, services, "/my-interest", at_work=False)
    work = APIRouter(dependencies=[Depends(need("staff", "coordinator"))])
    _ways(work, services, "/start/interests", at_work=True)
    router.include_router(work)
    return router


def _ways(router: APIRouter, services: Services, prefix: str, *, at_work: bool) -> None:
    async def asking(token: str, request: Request) -> Asking:
        return Asking(services, request, token, at_work)

    by = Depends(asking)

    @router.get(f"{prefix}/{{token}}", response_class=HTMLResponse)
    async def show(asking: Annotated[Asking, by], done: str = "") -> Response:
        status, interest = await asking.ask("GET")
        if status != OK:
            return asking.refused(status, interest)
        return await asking.page("own_interest.html", interest, done=bool(done))

    _changing(router, prefix, by)
    _withdrawing(router, prefix, by)


def _changing(router: APIRouter, prefix: str, by: Any) -> None:  # noqa: ANN401 - FastAPI's dependency
    @router.get(f"{prefix}/{{token}}/change", response_class=HTMLResponse)
    async def ask(asking: Annotated[Asking, by]) -> Response:
        status, interest = await asking.ask("GET")
        if status != OK:
            return asking.refused(status, interest)
        return await _form(asking, interest, begun(interest))

    @router.post(f"{prefix}/{{token}}/change", response_class=HTMLResponse)
    async def change(asking: Annotated[Asking, by]) -> Response:
        form = read(await asking.request.form(max_fields=20, max_files=0), CHANGED)
        check(form)
        status, answer = OK, None
        if not form.errors:
            language = form["language"] if form["language"] in {"sv", "en"} else "sv"
            status, answer = await asking.ask("PATCH", said(form, language), If_Match=f'"{form["version"]}"')
        if answer is not None and status == OK:
            return await _changed(asking, answer)
        return await _put_right(asking, form, status, answer)


async def _changed(asking: Asking, interest: Json) -> Response:
    """Return to the interest; who has given it into other hands by link can open it no more."""
    status, _ = await asking.ask("GET")
    if status == GONE:
        return await asking.page("handed_over.html", interest, email=interest["contact"]["email"])
    return RedirectResponse(f"{asking.here}?done=yes", 303)


async def _put_right(asking: Asking, form: Form, refused: int, answer: Json | None) -> Response:
    """Return the form as it was filled in, with what is wrong, or that another has changed the interest meanwhile."""
    status, interest = await asking.ask("GET")
    if status != OK:
        return asking.refused(status, interest)
    if answer is None:
        return await _form(asking, interest, form, WRONG)
    if answer.get("errors"):
        refuse(form, (one["field"] for one in answer["errors"]))
        return await _form(asking, interest, form, WRONG)
    # What was written is kept; saving once more is a choice now.
    form.values["version"] = begun(interest)["version"]
    return await _form(asking, interest, form, refused, changed=refused == MEANWHILE, obstacle=answer["detail"])


async def _form(
    asking: Asking, interest: Json, form: Form, status: int = OK, *, changed: bool = False, obstacle: str = ""
) -> HTMLResponse:
    fields = {"form": form, "tracks": TRACKS, "changed": changed, "obstacle": obstacle}
    return await asking.page("interest_change.html", interest, status, **fields)


def _withdrawing(router: APIRouter, prefix: str, by: Any) -> None:  # noqa: ANN401 - FastAPI's dependency
    @router.get(f"{prefix}/{{token}}/withdraw", response_class=HTMLResponse)
    async def ask(asking: Annotated[Asking, by]) -> Response:
        status, interest = await asking.ask("GET")
        if status != OK:
            return asking.refused(status, interest)
        return await asking.page("interest_withdraw.html", interest)

    @router.post(f"{prefix}/{{token}}/withdraw", response_class=HTMLResponse)
    async def withdraw(asking: Annotated[Asking, by]) -> Response:
        status, answer = await asking.ask("DELETE")
        if status != NO_CONTENT:
            return asking.refused(status, answer)
        return RedirectResponse(asking.back if asking.at_work else asking.here, 303)
