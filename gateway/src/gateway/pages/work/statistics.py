"""What the programme has reached, in figures and charts: who registered and who came, from where and from what work."""

from collections.abc import Callable, Iterable
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from gateway.desk import Desk
from gateway.domain.account import Language
from gateway.forms import Form
from gateway.pages.work.booked import municipality_names
from gateway.rendering import page
from gateway.services import Services
from gateway.sorting import in_order
from gateway.texts import Texts
from gateway.visitor import Staff

Json = dict[str, Any]
Bars = list[tuple[str, int]]


def statistics(services: Services) -> APIRouter:
    """Return the route."""
    router = APIRouter(include_in_schema=False)

    @router.get("/start/statistics", response_class=HTMLResponse)
    async def show(
        request: Request, _who: Staff, conference: Annotated[str, Query(max_length=100)] = ""
    ) -> HTMLResponse:
        desk = Desk(services, request)
        everything = await desk.get("/participation")
        chosen = conference if any(one["id"] == conference for one in everything["by_conference"]) else ""
        told = await desk.get("/participation", conference_id=chosen) if chosen else everything
        form = Form.empty(("conference",), {"conference": chosen})
        fields = _charts(told, await municipality_names(desk), desk.language)
        return page(request, "work/statistics.html", told=told, all=everything, form=form, **fields)

    return router


def _charts(told: Json, names: dict[str, str], language: Language) -> Json:
    """Return what is drawn: those who came or, before anybody has, those who have a place."""
    t, counted = Texts(language), "came" if told["all"]["came"] else "confirmed"

    def bars(parts: Iterable[Json], name: Callable[[str], str]) -> Bars:
        return [(name(one["key"]), one[counted]) for one in parts]

    places = bars(told["by_municipality"], lambda code: names.get(code, code) or t("statistics_no_municipality"))
    return {
        "counted": counted,
        "municipalities": in_order(places, language, lambda one: one[0]),
        "sectors": bars(told["by_sector"], lambda key: t(f"sector_{key}")),
        "roles": bars(told["by_role"], lambda key: t(f"role_{key}")),
        "tracks": bars(told["by_track"], lambda key: t(f"track_{key}")),
        "months": bars(told["by_month"], str),
        "reach": _reach(told, counted),
    }


def _reach(told: Json, counted: str) -> Json | None:
    """Return how many of how many work outside the labour-market sector; None before there is anybody."""
    of, beyond = told["all"][counted], told["beyond_labour_market"][counted]
    return {"beyond": beyond, "of": of, "percent": round(100 * beyond / of)} if of else None
