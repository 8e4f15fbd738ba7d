"""The rows of an exported list, as words."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from registration.domain.attendee import Attendee
from registration.domain.municipality import MUNICIPALITIES
from registration.domain.texts import Language

HERE = ZoneInfo("Europe/Stockholm")
HEADS: Mapping[Language, Sequence[str]] = {
    "sv": (
        *("Namn", "E-postadress", "Organisation", "Kommun", "Område", "Roll", "Läge", "Mat", "Tillgänglighet"),
        *("Anmäld", "Incheckad"),
    ),
    "en": (
        *("Name", "E-mail address", "Organisation", "Municipality", "Sector", "Role", "State", "Food"),
        *("Accessibility", "Registered", "Checked in"),
    ),
}
_WORDS: Mapping[str, tuple[str, str]] = {
    "procurement": ("Upphandling", "Procurement"),
    "business-development": ("Näringsliv", "Business development"),
    "labour-market": ("Arbetsmarknad", "Labour market services"),
    "adult-education": ("Vuxenutbildning", "Adult education"),
    "non-profit": ("Civilsamhälle", "Non-profit sector"),
    "social-enterprise": ("Socialt företag", "Social enterprise"),
    "staff": ("Medarbetare", "Staff"),
    "manager": ("Chef", "Manager"),
    "confirmed": ("Har plats", "Has a place"),
    "requested": ("Väntar på besked", "Waits for a decision"),
    "waitlisted": ("Står i kö", "Stands in line"),
    "offered": ("Erbjuden plats", "Offered a place"),
    "cancelled": ("Avbokad", "Cancelled"),
    "declined": ("Kommer inte", "Does not come"),
    "delegated": ("Någon annan kommer", "Somebody else comes"),
    "lapsed": ("Svarade inte i tid", "Did not answer in time"),
    "refused": ("Fick nej", "Turned down"),
}
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula (OWASP: CSV injection)."""


def row_of(attendee: Attendee, language: Language) -> list[str]:
    """Return the cells of one attendee; none of them is a formula, whatever people have written."""
    person, place = attendee.person, 0 if language == "sv" else 1
    cells = (
        person.name,
        person.email,
        person.organisation,
        MUNICIPALITIES.get(person.municipality_code or "", ""),
        *(_WORDS[word][place] for word in (person.sector, person.role, attendee.status)),
        person.needs.dietary or "",
        person.needs.accessibility or "",
        _moment(attendee.registered_at),
        _moment(attendee.checked_in_at),
    )
    return [harmless(cell) for cell in cells]


def harmless(cell: str) -> str:
    """Return the text with an apostrophe before what would run as a formula."""
    return f"'{cell}" if cell.startswith(_RUNS) else cell


def _moment(moment: datetime | None) -> str:
    return moment.astimezone(HERE).strftime("%Y-%m-%d %H:%M") if moment else ""
