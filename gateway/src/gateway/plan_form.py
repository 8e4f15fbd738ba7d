"""The form by which staff plan a conference: its fields, what is wrong with them, and the body it becomes."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from starlette.datastructures import FormData

from gateway import plan_rows
from gateway.dates import HERE, moment_of
from gateway.desk import Refusal
from gateway.forms import Form
from gateway.registration_form import SECTORS

TEXTS = ("title_sv", "title_en", "description_sv", "description_en", "programme", "place", "address", "online_url")
TIMES = ("date", "starts", "ends_on", "ends", "opens_on", "closes_on")
NUMBERS = ("capacity", "online_capacity", "waitlist_capacity", "offer_hours", "each_municipality")
QUOTA = "quota-"
QUOTAS = tuple(f"{QUOTA}{sector}" for sector in SECTORS)
FIELDS = (*TEXTS, *TIMES, *NUMBERS, *QUOTAS, "approval", "version")
USUAL = {"starts": "09:00", "ends": "16:00", "offer_hours": "24"}
NAMED = {
    "starts_at": "date",
    "ends_at": "ends",
    "registration_opens_at": "opens_on",
    "registration_closes_at": "closes_on",
    "quotas": "each_municipality",
    "title": "title_sv",
    "description": "description_sv",
}
"""The field that shows what is wrong with what the body calls otherwise."""
RULES = {
    "conference-ends-before-it-starts": ("ends", "plan_error_ends"),
    "capacity-taken": ("capacity", "plan_error_taken"),
    "session-taken": ("session-0-title_sv", "plan_error_session_taken"),
}
Json = dict[str, Any]


def begun(conference: Mapping[str, Any] | None, codes: Iterable[str], *, copied: bool = False) -> Form:
    """Return the form as it is first shown: empty, with a conference's plan, or with the plan of one that is copied.

    `codes` are the municipalities that may have a quota each.
    """
    names = (*FIELDS, *map(quota_of, codes))
    if conference is None:
        return Form.empty((*names, *plan_rows.names(0, 0)), USUAL)
    form = Form.empty(names, _known(conference) | plan_rows.known(conference))
    form.chosen = frozenset(conference["tracks"])
    if copied:
        days = [f"session-{row}-on" for row in plan_rows.rows_of(form, "session")]
        form.values |= dict.fromkeys((*TIMES, *days, "version"), "") | {name: form[name] for name in ("starts", "ends")}
    return form


def _known(conference: Mapping[str, Any]) -> dict[str, str]:
    place, quotas = conference["place"] or {}, conference["quotas"]
    said = {name: conference[name] for name in ("programme", "online_url", "capacity", "online_capacity")}
    said |= {name: conference[name] for name in ("waitlist_capacity", "offer_hours", "version")}
    said |= {f"{name}_{one}": conference[name][one] for name in ("title", "description") for one in ("sv", "en")}
    said |= {"place": place.get("name"), "address": place.get("address"), "approval": conference["approval"] and "yes"}
    said |= {"each_municipality": quotas["each_municipality"]}
    said |= {quota_of(one): places for one, places in (quotas["sectors"] | quotas["municipalities"]).items()}
    shown = {name: "" if value is None or value is False else str(value) for name, value in said.items()}
    return shown | _times(conference)


def _times(conference: Mapping[str, Any]) -> dict[str, str]:
    start, end = (local(conference[name]) for name in ("starts_at", "ends_at"))
    days = {"opens_on": "registration_opens_at", "closes_on": "registration_closes_at"}
    shown = {name: f"{local(conference[one]):%Y-%m-%d}" if conference[one] else "" for name, one in days.items()}
    other = f"{end:%Y-%m-%d}" if end.date() != start.date() else ""
    times = {"date": f"{start:%Y-%m-%d}", "starts": f"{start:%H:%M}", "ends_on": other, "ends": f"{end:%H:%M}"}
    return shown | times


def quota_of(which: str) -> str:
    """Return the field of the quota of a sector, or of one municipality by its code."""
    return f"{QUOTA}{which}"


def local(moment: str) -> datetime:
    """Return a moment as it is here."""
    return datetime.fromisoformat(moment).astimezone(HERE)


def filled_in(sent: FormData, codes: Iterable[str]) -> Form:
    """Return the form as it was sent, with what is wrong."""
    quotas = [quota_of(code) for code in codes]
    form = Form.of(sent, (*FIELDS, *quotas, *plan_rows.names(*plan_rows.counts(sent))), several="tracks")
    for name in ("title_sv", "title_en"):
        form.need(name, "plan_error_title")
    form.need("programme", "plan_error_programme")
    for name in ("date", "ends_on", "opens_on", "closes_on"):
        if (form[name] or name == "date") and moment_of(form[name], "00:00") is None:
            form.errors[name] = "plan_error_date"
    for name in ("starts", "ends"):
        if moment_of("2000-01-01", form[name]) is None or not form[name]:
            form.errors[name] = "plan_error_time"
    for name in (*NUMBERS, *QUOTAS, *quotas):
        if (form[name] or name == "capacity") and not plan_rows.is_number(form[name]):
            form.errors[name] = "plan_error_number"
    plan_rows.check(form)
    return form


def as_body(form: Form, before: Mapping[str, Any] | None = None) -> Json:
    """Return the body for registration; of a form without errors.

    What the form does not show stays as in the conference `before`: hours of a day that was not touched, and values of
    choices.
    """
    known = before or dict.fromkeys(("registration_opens_at", "registration_closes_at"))
    place = {"name": form["place"], "address": form["address"] or None} if form["place"] else None
    fields = {name: text for name, text in form.values.items() if name.startswith(QUOTA) and text}
    quotas = {name.removeprefix(QUOTA): int(text) for name, text in fields.items()}
    sectors = {one: quotas.pop(one) for one in SECTORS if one in quotas}
    return {
        "programme": form["programme"],
        "title": {"sv": form["title_sv"], "en": form["title_en"]},
        "description": {"sv": form["description_sv"], "en": form["description_en"]},
        "starts_at": moment_of(form["date"], form["starts"]),
        "ends_at": moment_of(form["ends_on"] or form["date"], form["ends"]),
        "place": place,
        "online_url": form["online_url"] or None,
        **{name: int(form[name]) if form[name] else None for name in NUMBERS[:4]},
        "registration_opens_at": _edge(form["opens_on"], "00:00", known["registration_opens_at"]),
        "registration_closes_at": _edge(form["closes_on"], "23:59", known["registration_closes_at"]),
        "tracks": sorted(form.chosen),
        "quotas": {
            "each_municipality": _number(form["each_municipality"]),
            "municipalities": quotas,
            "sectors": sectors,
        },
        "approval": form["approval"] == "yes",
        **plan_rows.as_body(form, before),
    }


def _edge(day: str, hour: str, before: str | None) -> str | None:
    """Return the moment of a day whose hour the form does not show; the one before where the day is the same."""
    return before if before and day == f"{local(before):%Y-%m-%d}" else moment_of(day, hour)


def _number(text: str) -> int | None:
    return int(text) if text else None


def refuse(form: Form, refusal: Refusal) -> None:
    """Take over what registration did not accept: the fields it names, or the field that a rule is about."""
    if refusal.rule in RULES:
        name, text = RULES[refusal.rule]
        form.errors[name] = text
        return
    for path in refusal.fields:
        form.errors[_field_of(form, path.split("."))] = "plan_error_field"


def _field_of(form: Form, words: Sequence[str]) -> str:
    if words[0] in {"sessions", "questions"}:
        return plan_rows.field_of(form, words)
    said = "_".join(words[:2])
    return said if said in form.values else NAMED.get(words[0], words[0] if words[0] in form.values else "title_sv")
