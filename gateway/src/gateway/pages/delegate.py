"""Handing over one's place: the form of the person who comes instead."""

from collections.abc import Iterable, Mapping
from typing import Any

from starlette.datastructures import FormData

from gateway.forms import Form
from gateway.links import authorization, id_in
from gateway.registration_form import ROLES, SECTORS, TOLD_BY_RULE
from gateway.services import Services

FIELDS = ("name", "email", "organisation", "municipality_code", "sector", "role", "language")
ERRORS = {name: f"error_{name}" for name in ("name", "email", "organisation", "sector", "role")}
LIKE_BEFORE = ("organisation", "municipality_code", "sector", "language")


def begun(attendee: Mapping[str, Any]) -> Form:
    """Return the form as it is first shown: a colleague comes from the same place."""
    return Form.empty(FIELDS, {name: attendee[name] or "" for name in LIKE_BEFORE})


def filled_in(sent: FormData) -> Form:
    """Return the form as it was sent, with what is wrong."""
    form = Form.of(sent, FIELDS)
    form.need("name", ERRORS["name"])
    form.need_address("email", ERRORS["email"])
    form.need("organisation", ERRORS["organisation"])
    form.need("sector", ERRORS["sector"], among=SECTORS)
    form.need("role", ERRORS["role"], among=ROLES)
    return form


def body_of(form: Form) -> dict[str, Any]:
    """Return the body for registration."""
    return form.values | {
        "municipality_code": form["municipality_code"] or None,
        "language": form["language"] or "sv",
    }


async def hand_over(services: Services, token: str, form: Form) -> tuple[int, Any]:
    """Hand over, once however often it is sent."""
    person = body_of(form)
    headers = authorization(token) | {"Idempotency-Key": form.key_of(person)}
    return await services.ask("POST", f"/attendees/{id_in(token)}/delegation", json=person, headers=headers)


def refused(form: Form, fields: Iterable[str], rule: str) -> None:
    """Take over which fields registration did not accept, and by which rule."""
    told = TOLD_BY_RULE.get(rule)
    form.refuse(fields, dict.fromkeys(ERRORS, told) if told else ERRORS, told or "error_missing")
