"""The form by which somebody's registration is corrected: what they said of themselves, and how they take part."""

from collections.abc import Mapping
from typing import Any

from starlette.datastructures import FormData

from gateway import taking_part
from gateway.forms import Form
from gateway.registration_form import FIELDS, ROLES, SECTORS, TOLD_BY_RULE

ERRORS = {name: f"error_{name}" for name in ("name", "email", "organisation", "sector", "role")}
Json = Mapping[str, Any]


def begun(conference: Json, attendee: Json) -> Form:
    """Return the form with what is known."""
    needs = {name: attendee["needs"][name] or "" for name in ("dietary", "accessibility")}
    said = {name: attendee[name] or "" for name in FIELDS if name not in needs}
    return Form.empty(FIELDS, said | needs | taking_part.known_values(conference, attendee))


def filled_in(conference: Json, sent: FormData) -> Form:
    """Return the form as it was sent, with what is wrong."""
    form = Form.of(sent, (*FIELDS, *taking_part.field_names(conference)))
    form.need("name", ERRORS["name"])
    form.need_address("email", ERRORS["email"])
    form.need("organisation", ERRORS["organisation"])
    form.need("sector", ERRORS["sector"], among=SECTORS)
    form.need("role", ERRORS["role"], among=ROLES)
    form.errors.update(taking_part.wrong_fields(conference, form.values))
    return form


def as_body(conference: Json, form: Form) -> dict[str, Any]:
    """Return the changes for registration."""
    needs = {name: form[name] or None for name in ("dietary", "accessibility")}
    said = {name: form[name] for name in ("name", "email", "organisation", "sector", "role", "language")}
    place = {"municipality_code": form["municipality_code"] or None}
    return said | place | {"needs": needs} | taking_part.as_body(conference, form.values)


def refuse(conference: Json, form: Form, fields: tuple[str, ...], rule: str) -> None:
    """Take over which fields registration did not accept, and by which rule."""
    for one in fields:
        name, text = taking_part.refused_field(conference, one) or (one.partition(".")[0], "")
        known = name if name in form.values or name == "sessions" else "name"
        form.errors[known] = TOLD_BY_RULE.get(rule) or text or ERRORS.get(known, "error_missing")
