"""The form that books a consultation: its fields, what is wrong with them, and the body it becomes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gateway.forms import Form
from gateway.times import id_of

FIELDS = ("municipality_code", "track", "slot", "mode", "topic", "name", "email", "phone", "participants")
MODES = ("on-site", "online")
ERRORS = {
    "mode": "booking_error_mode",
    "topic": "booking_error_topic",
    "name": "error_contact_name",
    "email": "error_address",
    "phone": "error_phone",
    "participants": "booking_error_participants",
}
KNOWN = ("participants", "name", "email", "phone", "mode")
MOST_PARTICIPANTS = 20


@dataclass(frozen=True, slots=True)
class Booking:
    """For which municipality, and on what."""

    municipality_code: str
    track: str
    municipalities: Sequence[dict[str, str]]

    @property
    def name(self) -> str:
        """The municipality's name."""
        return next(one["name"] for one in self.municipalities if one["code"] == self.municipality_code)


def checked(form: Form) -> Form:
    """Return the form with what is wrong."""
    form.need("mode", ERRORS["mode"], among=MODES)
    form.need("topic", ERRORS["topic"])
    form.need("name", ERRORS["name"])
    form.need_address("email", ERRORS["email"])
    if len(_lines(form)) > MOST_PARTICIPANTS:
        form.errors["participants"] = ERRORS["participants"]
    return form


def as_body(form: Form, language: str) -> dict[str, Any]:
    """Return the body for scheduling. The contact is written to in the language of the page."""
    return {
        "slot_id": id_of(form["slot"]),
        "municipality_code": form["municipality_code"],
        "contact": {
            "name": form["name"],
            "email": form["email"],
            "phone": form["phone"] or None,
            "language": language,
        },
        "topic": form["topic"],
        "mode": form["mode"],
        "participants": [_participant(line) for line in _lines(form)],
    }


def refuse(form: Form, problem: dict[str, Any]) -> None:
    """Take over what scheduling did not accept: the fields it names, else the way of meeting, else the time."""
    for one in problem.get("errors", ()):
        name = next((word for word in one["field"].split(".") if word in KNOWN), "topic")
        form.errors[name] = ERRORS[name]
    if not form.errors:
        field = "mode" if problem["type"].endswith("/mode-not-offered") else "slot"
        form.errors[field] = f"booking_error_{field}"


def _lines(form: Form) -> list[str]:
    return [line.strip(" ,;\t") for line in form["participants"].splitlines() if line.strip(" ,;\t")]


def _participant(line: str) -> dict[str, str | None]:
    """Return who a line names: the word with an @ is the address, the rest the name."""
    words = line.replace("<", " ").replace(">", " ").split()
    addresses = [word.strip(",;()") for word in words if "@" in word]
    name = " ".join(word for word in words if "@" not in word).strip(" ,;")
    return {"name": name or addresses[0], "email": addresses[0] if addresses else None}
