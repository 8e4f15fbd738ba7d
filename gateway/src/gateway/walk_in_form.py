"""The form of somebody who came unannounced: the least that a registration needs."""

from typing import Any

from starlette.datastructures import FormData

from gateway.desk import Refusal
from gateway.forms import Form
from gateway.registration_form import ROLES, SECTORS

FIELDS = ("name", "email", "organisation", "municipality_code", "sector", "role", "language", "consent")
ERRORS = {name: f"error_{name}" for name in ("name", "email", "organisation", "sector", "role")}
TOLD_BY_RULE = {"already-registered": "walk_in_already", "quota-full": "walk_in_quota"}


def begun() -> Form:
    """Return the form as it is first shown."""
    return Form.empty(FIELDS)


def filled_in(sent: FormData) -> Form:
    """Return the form as it was sent, with what is wrong."""
    form = Form.of(sent, FIELDS)
    form.need("name", ERRORS["name"])
    form.need("organisation", ERRORS["organisation"])
    form.need_address("email", ERRORS["email"])
    form.need("sector", ERRORS["sector"], among=SECTORS)
    form.need("role", ERRORS["role"], among=ROLES)
    form.need("consent", "walk_in_error_consent", among=("yes",))
    return form


def body_of(form: Form) -> dict[str, Any]:
    """Return the body for registration."""
    said = {name: value for name, value in form.values.items() if name != "consent"}
    return said | {
        "municipality_code": form["municipality_code"] or None,
        "language": form["language"] or "sv",
        "consent": {"privacy_notice": True},
    }


def refused(form: Form, refusal: Refusal) -> None:
    """Take over which fields registration did not accept."""
    if refusal.rule in TOLD_BY_RULE:
        form.errors[refusal.fields[0]] = TOLD_BY_RULE[refusal.rule]
    else:
        form.refuse(refusal.fields, ERRORS, "error_missing")
