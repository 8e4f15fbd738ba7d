"""Names in the order of the reader's language: in Swedish å, ä and ö come after z, in English they are a and o.

Only what names of our region need. A library that knows every language (ICU) has no ready package for Linux.
"""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

LAST_IN_SWEDISH = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "ü": "y"})
LIKE_IN_ENGLISH = str.maketrans({"æ": "ae", "ø": "o"})

Item = TypeVar("Item")


def in_order(items: Iterable[Item], language: str, name: Callable[[Item], str]) -> list[Item]:
    """Return the items by their names, as a dictionary of the language has them."""
    return sorted(items, key=lambda one: place_of(name(one), language))


def by_name(items: Iterable[Any], language: str) -> list[Any]:
    """Return things by their names, whether these are keys or attributes; a filter of the templates."""
    return in_order(items, language, lambda one: str(one["name"] if isinstance(one, Mapping) else one.name))


def place_of(name: str, language: str) -> tuple[str, str]:
    """Return what a name is sorted by: its letters without accents; equal ones by how they are written."""
    plain = unicodedata.normalize("NFC", name).casefold()
    plain = plain.translate(LAST_IN_SWEDISH if language == "sv" else LIKE_IN_ENGLISH)
    letters = unicodedata.normalize("NFD", plain)
    return "".join(one for one in letters if not unicodedata.combining(one)), name
