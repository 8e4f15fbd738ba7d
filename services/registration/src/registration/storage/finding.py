"""How attendees are found: by what begins one of their words, and by traits; each lies in an index of its own order.

A word is found by its first letters, so that no search reads a whole conference. Longer beginnings than are in the
index are looked for among those whose word begins alike.
"""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from registration.domain.attendee import Attendee, Status
from registration.domain.erasure import same_address
from registration.domain.municipality import MUNICIPALITIES
from registration.domain.person import Role, Sector

LONGEST = 5
MOST_WORDS = 6
LETTERS_OF_THEIR_OWN = "åäö"
Order = Literal["name", "municipality", "registered"]
FIELDS: Mapping[Order, str] = {
    "name": "person.name",
    "municipality": "_municipality",
    "registered": "registered_at",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which attendees are meant; what is None does not matter. `within` are the municipalities one may see."""

    status: Status | None = None
    municipality: str | None = None
    sector: Sector | None = None
    role: Role | None = None
    checked_in: bool | None = None
    words: str = ""
    session: str | None = None
    within: Collection[str] | None = None

    def traits(self) -> list[str]:
        """Return what they have in common, the rarest first: MongoDB walks the index of the first."""
        traits = {"at": self.municipality, "sector": self.sector, "status": self.status, "role": self.role}
        said = [f"{name}:{value}" for name, value in traits.items() if value]
        return said if self.checked_in is None else [f"here:{self.checked_in}", *said]


def condition(conference_id: str, wanted: Wanted) -> dict[str, Any]:
    """Return the condition that the indexes of attendees answer."""
    words = sorted(words_of(wanted.words), key=len, reverse=True)[:MOST_WORDS]
    begin: list[dict[str, Any]] = [{"_begin": word[:LONGEST]} for word in words]
    begin += [{"_words": {"$regex": f"^{re.escape(word)}"}} for word in words if len(word) > LONGEST]
    traits: list[dict[str, Any]] = [{"_traits": trait} for trait in wanted.traits()]
    if wanted.within is not None:
        traits.insert(0, {"_traits": {"$in": [f"at:{code}" for code in sorted(wanted.within)]}})
    chosen = [{"person.sessions": wanted.session}] if wanted.session else []
    return {"conference_id": conference_id, "$and": (begin + traits or [{"_traits": "all"}]) + chosen}


def plain_condition(conference_id: str, wanted: Wanted) -> dict[str, Any]:
    """Return the condition without words on the fields themselves, for a list in order of id."""
    fields: dict[str, Any] = {
        "status": wanted.status,
        "person.municipality_code": wanted.municipality,
        "person.sector": wanted.sector,
        "person.role": wanted.role,
        "person.sessions": wanted.session,
        "checked_in_at": None if wanted.checked_in is None else {"$ne" if wanted.checked_in else "$eq": None},
    }
    alike = [{name: value} for name, value in fields.items() if value is not None]
    if wanted.within is not None:
        alike.append({"person.municipality_code": {"$in": sorted(wanted.within)}})
    return {"conference_id": conference_id} | ({"$and": alike} if alike else {})


def found_by(attendee: Attendee) -> Mapping[str, Any]:
    """Return what is written beside an attendee."""
    person = attendee.person
    words = words_of(f"{person.name} {person.email} {person.organisation}")
    return {
        "_address": same_address(person.email),
        "_words": sorted(words),
        "_begin": sorted({word[:length] for word in words for length in range(1, LONGEST + 1)}),
        "_traits": ["all", *_traits(attendee)],
        "_municipality": MUNICIPALITIES.get(person.municipality_code or "", ""),
    }


def words_of(text: str) -> set[str]:
    """Return the words of a text in small letters without accents; å, ä and ö stay what they are."""
    plain = "".join(map(_plain, unicodedata.normalize("NFC", text).casefold()))
    return set(re.findall(r"\w+", plain))


def _plain(letter: str) -> str:
    if letter in LETTERS_OF_THEIR_OWN:
        return letter
    return "".join(one for one in unicodedata.normalize("NFD", letter) if not unicodedata.combining(one))


def _traits(attendee: Attendee) -> list[str]:
    person = attendee.person
    here = attendee.checked_in_at is not None
    own = Wanted(attendee.status, person.municipality_code, person.sector, person.role, here)
    return own.traits()
