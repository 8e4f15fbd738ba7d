"""Booking a consultation: who you are, whether you may and when, what it is about, and the answer."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from gateway.booking_form import FIELDS, Booking, as_body, checked, refuse
from gateway.forms import Form, code_in
from gateway.pages.articles import TRACKS
from gateway.pages.interest import all_municipalities, name_of
from gateway.rendering import page, reader_language
from gateway.services import ServiceAwayError, Services
from gateway.times import ON_A_PAGE, choice_of, chosen_time, free_times

OK, CREATED, FORBIDDEN = 200, 201, 403


def consultations(services: Services) -> APIRouter:
    """Return the routes of booking."""
    router = APIRouter(include_in_schema=False)

    @router.get("/consultations", response_class=HTMLResponse)
    async def choose(
        request: Request, municipality_code: str | None = None, track: str = "", cursor: str = ""
    ) -> HTMLResponse:
        municipalities = await all_municipalities(services)
        form = Form.empty(
            ("municipality_code", "track"), {"municipality_code": municipality_code or "", "track": track}
        )
        if municipality_code is None or not _is_known(form, municipalities):
            return _choice(request, form, municipalities, asked=municipality_code is not None)
        return await _times(services, request, Booking(municipality_code, track, municipalities), cursor)

    @router.get("/consultations/book", response_class=HTMLResponse)
    async def begin(request: Request, municipality_code: str = "", track: str = "", slot: str = "") -> HTMLResponse:
        known = {"municipality_code": municipality_code, "track": track, "slot": slot}
        return await _form(services, request, Form.empty(FIELDS, known))

    @router.post("/consultations/book", response_class=HTMLResponse)
    async def book(request: Request) -> HTMLResponse:
        form = checked(Form.of(await request.form(max_fields=30, max_files=0), FIELDS))
        municipalities = await all_municipalities(services)
        if form.errors or not _is_known(form, municipalities):
            return await _form(services, request, form)
        return await _send(services, request, form, municipalities)

    return router


async def _times(services: Services, request: Request, booking: Booking, cursor: str) -> HTMLResponse:
    """Show the free times, or why there are none for this municipality and what to do about it."""
    asked = f"/eligibility?municipality_code={booking.municipality_code}&track={booking.track}"
    headers = {"Accept-Language": reader_language(request)}
    _, answer = await services.ask("GET", asked, headers=headers)
    verdict = answer["items"][0]
    if not verdict["eligible"]:
        fields = {"verdict": verdict, "booking": booking, "opens": await _opens(services, booking.track)}
        return page(request, "not_eligible.html", conference=await _conference(services, booking.track), **fields)
    times = await free_times(services, cursor, track=booking.track)
    return page(request, "times.html", booking=booking, times=times, choice_of=choice_of, begun=bool(cursor))


async def _opens(services: Services, track: str) -> dict[str, Any] | None:
    """Return the track's booking window that is to come."""
    _, found = await services.ask("GET", "/booking-windows")
    planned = [one for one in found["items"] if one["track"] == track and one["status"] == "planned"]
    return planned[0] if planned else None


async def _conference(services: Services, track: str) -> dict[str, Any] | None:
    """Return the announced conference with the track that comes first; none while registration is away."""
    try:
        status, found = await services.ask("GET", "/conferences?limit=500")
    except ServiceAwayError:
        return None
    coming = [one for one in found["items"] if one["status"] == "announced" and track in one["tracks"]]
    return min(coming, key=lambda one: str(one["starts_at"]), default=None) if status == OK else None


def _is_known(form: Form, municipalities: list[dict[str, str]]) -> bool:
    """Return whether the form is for one of our municipalities and tracks."""
    return form["municipality_code"] in code_in(municipalities) and form["track"] in TRACKS


def _choice(request: Request, form: Form, municipalities: list[dict[str, str]], *, asked: bool) -> HTMLResponse:
    """Let the reader choose; with what is wrong when something was asked for already."""
    form.errors = {}
    if asked:
        form.need("municipality_code", "interest_error_municipality", among=code_in(municipalities))
        form.need("track", "consultation_error_track", among=TRACKS)
    fields = {"form": form, "municipalities": municipalities, "tracks": TRACKS}
    return page(request, "consultations.html", 422 if form.errors else 200, **fields)


async def _form(services: Services, request: Request, form: Form) -> HTMLResponse:
    """Show the form; a time that is free no longer gives place to the next ones, and nothing else is lost."""
    municipalities = await all_municipalities(services)
    if not _is_known(form, municipalities):
        return _choice(request, form, municipalities, asked=True)
    slot = await chosen_time(services, form["slot"], form["track"])
    others = [] if slot else (await free_times(services, track=form["track"])).items[:ON_A_PAGE]
    if slot is None:
        form.errors = {"slot": "booking_error_slot"} | form.errors
    booking = Booking(form["municipality_code"], form["track"], municipalities)
    fields = {"form": form, "booking": booking, "slot": slot, "others": others, "choice_of": choice_of}
    return page(request, "booking.html", 422 if form.errors else 200, **fields)


async def _send(services: Services, request: Request, form: Form, municipalities: list[dict[str, str]]) -> HTMLResponse:
    language = reader_language(request)
    body = as_body(form, language)
    headers = {"Idempotency-Key": form.key_of(body), "Accept-Language": language}
    status, answer = await services.ask("POST", "/consultations", json=body, headers=headers)
    if status == CREATED:
        name = name_of(municipalities, answer["municipality_code"])
        return page(request, "booking_answer.html", consultation=answer, name=name)
    if status == FORBIDDEN:
        booking = Booking(form["municipality_code"], form["track"], municipalities)
        return await _times(services, request, booking, "")
    refuse(form, answer)
    return await _form(services, request, form)
