"""The fields in which an interest is declared and changed: the contact, the tracks, a message."""

from collections.abc import Iterable
from typing import Any

from starlette.datastructures import FormData

from gateway.forms import Form
from gateway.pages.articles import TRACKS

KINDS = ("non-profit", "social-enterprise")
CONTACT = ("name", "email", "phone", "message")
MUNICIPALITY = ("municipality_code", "notice", *CONTACT)
ORGANISATION = ("organisation_name", "kind", "notice", *CONTACT)
CHANGED = ("version", "language", *CONTACT)
ERRORS = {
    "municipality_code": "interest_error_municipality",
    "organisation_name": "interest_error_organisation",
    "kind": "interest_error_kind",
    "tracks": "interest_error_tracks",
    "name": "error_contact_name",
    "email": "error_address",
    "phone": "error_phone",
    "message": "error_too_long",
}
Json = dict[str, Any]


def read(sent: FormData, fields: Iterable[str]) -> Form:
    """Return the form as it was sent, with what every one of them needs checked."""
    form = Form.of(sent, fields, several="tracks")
    form.chosen &= frozenset(TRACKS)
    return form


def check(form: Form) -> None:
    """Refuse a form without a track or somebody to talk to."""
    if not form.chosen:
        form.errors["tracks"] = ERRORS["tracks"]
    form.need("name", ERRORS["name"])
    form.need_address("email", ERRORS["email"])


def begun(interest: Json) -> Form:
    """Return the form for changing an interest, as it is."""
    contact = interest["contact"] or {"name": "", "email": "", "phone": None, "language": "sv"}
    known = {"name": contact["name"], "email": contact["email"], "phone": contact["phone"] or ""}
    known |= {"message": interest["message"] or "", "language": contact["language"]}
    form = Form.empty(CHANGED, known | {"version": str(interest["version"])})
    form.chosen = frozenset(interest["tracks"])
    return form


def said(form: Form, language: str) -> Json:
    """Return what the service is told of tracks, contact and message."""
    contact = {"name": form["name"], "email": form["email"], "phone": form["phone"] or None, "language": language}
    return {"tracks": sorted(form.chosen), "contact": contact, "message": form["message"] or None}


def agreed(form: Form) -> Json:
    """Return what the service is told of the privacy notice: the version that the form showed."""
    notice = form["notice"]
    known = int(notice) if notice.isascii() and notice.isdigit() else None
    return {"consent": {"privacy_notice": True, "version": known}}


def refuse(form: Form, fields: Iterable[str]) -> None:
    """Take over which fields the service did not accept; an organisation's name is not the contact's."""
    for one in fields:
        name = "organisation_name" if one.endswith("organisation.name") else one.rpartition(".")[2]
        known = name if name in ERRORS and (name in form.values or name == "tracks") else "message"
        form.errors[known] = ERRORS[known]
