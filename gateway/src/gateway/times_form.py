"""The form by which an adviser publishes free times: its fields, what is wrong with them, and the body it becomes."""

from typing import Any

from gateway.dates import moment_of
from gateway.desk import Refusal
from gateway.forms import Form

FIELDS = ("track", "date", "time", "minutes", "weeks", "place", "address", "online_url")
MODES = ("on-site", "online")
LENGTHS = ("30", "45", "60", "90", "120", "180")
WEEKS = tuple(str(number) for number in range(1, 27))
USUAL = {"minutes": "60", "weeks": "1"}
ERRORS = {
    "track": "consultation_error_track",
    "date": "times_error_date",
    "time": "times_error_time",
    "minutes": "choose",
    "weeks": "choose",
    "modes": "booking_error_mode",
    "place": "error_too_long",
    "address": "error_too_long",
    "online_url": "times_error_url",
}
RULES = {
    "slot-past": ("date", "times_error_past"),
    "slot-overlaps": ("time", "times_error_overlaps"),
    "slot-ends-before-it-starts": ("minutes", "times_error_ends"),
    "track-not-advised": ("track", "consultation_error_track"),
}
NAMED = {"starts_at": "date", "repeat": "weeks"}


def checked(form: Form) -> Form:
    """Return the form with what is wrong."""
    if moment_of(form["date"], "00:00") is None:
        form.errors["date"] = ERRORS["date"]
    if moment_of("2000-01-01", form["time"]) is None or not form["time"]:
        form.errors["time"] = ERRORS["time"]
    form.need("minutes", ERRORS["minutes"], among=LENGTHS)
    form.need("weeks", ERRORS["weeks"], among=WEEKS)
    form.chosen &= frozenset(MODES)
    if not form.chosen:
        form.errors["modes"] = ERRORS["modes"]
    return form


def as_body(form: Form, adviser_id: str) -> dict[str, Any]:
    """Return the body for scheduling."""
    place = {"name": form["place"], "address": form["address"] or None} if form["place"] else None
    weeks = int(form["weeks"])
    return {
        "adviser_id": adviser_id,
        "track": form["track"] or None,
        "starts_at": moment_of(form["date"], form["time"]),
        "minutes": int(form["minutes"]),
        "modes": [mode for mode in MODES if mode in form.chosen],
        "place": place if "on-site" in form.chosen else None,
        "online_url": form["online_url"] or None if "online" in form.chosen else None,
        "repeat": {"weeks": weeks} if weeks > 1 else None,
    }


def refuse(form: Form, refusal: Refusal) -> None:
    """Take over what scheduling did not accept: the fields it names, or the field that a rule is about."""
    for one in refusal.fields:
        words = one.split(".")
        name = next((NAMED.get(word, word) for word in words if NAMED.get(word, word) in ERRORS), "date")
        form.errors[name] = ERRORS[name]
    if not form.errors and refusal.rule in RULES:
        field, text = RULES[refusal.rule]
        form.errors[field] = text
