"""What the programme has reached, in figures and charts: who registered and who came, from where and from what work."""

from collections.abc import Callable, Iterable
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from gateway import dates
from gateway.desk import Desk
from gateway.domain.account import Language
from gateway.forms import Form
from gateway.pages.work.booked import municipality_names
from gateway.registering_over_time import grown
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
        fields["reaches"] = _reach_over_time(everything["by_conference"], desk.language)
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
        "modes": bars((one for one in told["by_mode"] if one["key"]), lambda key: t(f"choice_{key}")),
        "months": bars(told["by_month"], str),
        "curve": _curve(told, language),
        "reach": _reach(told["all"], told["beyond_labour_market"], counted),
    }


def _curve(told: Json, language: Language) -> Json:
    """Return how registering to the chosen conference grew."""
    sums, weeks = grown(told["by_day"])
    return {"points": [(dates.of(day, language), number) for day, number in sums], "weeks": weeks}


def _reach(all_: Json, beyond: Json, counted: str) -> Json | None:
    """Return how many of how many work outside the labour-market sector; None before there is anybody."""
    of, those = all_[counted], beyond[counted]
    return {"beyond": those, "of": of, "percent": round(100 * those / of)} if of else None


def _reach_over_time(conferences: Iterable[Json], language: Language) -> list[tuple[str, int]]:
    """Return the reach of each conference that somebody came to (or has a place at), in percent, in order of date."""
    reached = []
    for one in conferences:
        counted = "came" if one["came"] else "confirmed"
        if reach := _reach(one, one["beyond_labour_market"], counted):
            reached.append((f"{one['title'][language]}, {dates.day(one['starts_at'], language)}", reach["percent"]))
    return reached
