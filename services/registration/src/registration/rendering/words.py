"""Values as people read them, and as they may write them back."""

import re
from collections.abc import Mapping

from registration.domain.municipality import MUNICIPALITIES
from registration.domain.person import Person
from registration.domain.texts import Language, Text

WORDS: Mapping[str, Text] = {
    "procurement": Text("Upphandling", "Procurement"),
    "business-development": Text("Näringsliv", "Business development"),
    "labour-market": Text("Arbetsmarknad", "Labour market services"),
    "adult-education": Text("Vuxenutbildning", "Adult education"),
    "non-profit": Text("Civilsamhälle", "Non-profit sector"),
    "social-enterprise": Text("Socialt företag", "Social enterprise"),
    "staff": Text("Medarbetare", "Staff"),
    "manager": Text("Chef", "Manager"),
    "confirmed": Text("Har plats", "Has a place"),
    "requested": Text("Väntar på besked", "Waits for a decision"),
    "waitlisted": Text("Står i kö", "Stands in line"),
    "offered": Text("Erbjuden plats", "Offered a place"),
    "cancelled": Text("Avbokad", "Cancelled"),
    "declined": Text("Kommer inte", "Does not come"),
    "delegated": Text("Någon annan kommer", "Somebody else comes"),
    "lapsed": Text("Svarade inte i tid", "Did not answer in time"),
    "refused": Text("Fick nej", "Turned down"),
    "on-site": Text("På plats", "On site"),
    "online": Text("Online", "Online"),
    "sv": Text("Svenska", "Swedish"),
    "en": Text("Engelska", "English"),
    "yes": Text("Ja", "Yes"),
    "no": Text("Nej", "No"),
}

_BETWEEN = re.compile(r"[\W_]+")


def said(text: Text, language: Language) -> str:
    """Return a text in a language."""
    return text.sv if language == "sv" else text.en


def word(value: str, language: Language) -> str:
    """Return the word for a value."""
    return said(WORDS[value], language)


def place_of(person: Person) -> str:
    """Return the municipality that a person comes from, where their organisation does not say it already."""
    name = MUNICIPALITIES.get(person.municipality_code or "", "")
    return "" if name in person.organisation else name


def plain(text: str) -> str:
    """Return what different ways of writing the same words have in common: no capitals, spaces or punctuation."""
    return _BETWEEN.sub("", text.casefold())
