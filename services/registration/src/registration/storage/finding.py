"""How attendees are found: the few that one index entry leaves are looked through, else the list is walked along.

Everybody is written with their words and traits as one line of text (`_found`). It lies in the index of each order, so
that walking along an order opens nobody who is not meant; a walk is short where many are meant. Where few are, there is
an entry that says so: a word, or the beginnings of two words, together with the traits. See decision 23.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Literal

from chassis.storage import Index
from registration.domain.attendee import Attendee, Status
from registration.domain.erasure import same_address
from registration.domain.municipality import MUNICIPALITIES
from registration.domain.person import Role, Sector
from registration.storage.swedish import place_in_dictionary, words_of

FEW = 2_000  # at 100,000, walking to fifty of so many is still shorter than looking through them
SO_FEW = 100  # it is not worth while to ask whether another key leaves fewer
MOST_WORDS = 6
MOST_KEYED = 3  # words that keys are tried for; all of them are looked for in what a key leaves
BEGINNING = 2
MOST_BEGINNINGS = 16  # more of them would make more than 120 pairs; nobody's name and organisation have so many
MANY = "*"
SESSIONS = "person.sessions"
Order = Literal["name", "municipality", "registered"]
FIELDS: Mapping[Order | None, str] = {
    None: "_id",
    "name": "_name",
    "municipality": "_municipality",
    "registered": "registered_at",
}
TRAITS: Mapping[str, str] = {
    "status": "status",
    "here": "_here",
    "at": "person.municipality_code",
    "sector": "person.sector",
    "role": "person.role",
}
ALONG: Mapping[Order | None, Index] = {
    order: Index([("conference_id", 1), *((one, 1) for one in dict.fromkeys((field, "_id", "_found")))])
    for order, field in FIELDS.items()
}
BY_SESSION = Index([("conference_id", 1), (SESSIONS, 1)])
BY_WORD = Index([("conference_id", 1), ("_words", 1)])
BY_BEGINNINGS = Index([("conference_id", 1), ("_begin", 1), *((field, 1) for field in TRAITS.values())])


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

    def traits(self) -> dict[str, str | bool]:
        """Return what they have in common, by its name in `TRAITS`."""
        traits = {"status": self.status, "here": self.checked_in, "at": self.municipality}
        return {
            name: value
            for name, value in (traits | {"sector": self.sector, "role": self.role}).items()
            if value is not None
        }


def condition(conference_id: str, wanted: Wanted) -> dict[str, Any]:
    """Return what those who are meant have in their line."""
    parts = [f" {re.escape(word)}" for word in _words(wanted)]
    parts += [f" {re.escape(_trait(name, value))} " for name, value in wanted.traits().items()]
    if wanted.within is not None:
        parts.append(f" {_trait('at', '')}({'|'.join(sorted(wanted.within))}) ")
    meant: list[dict[str, Any]] = [{"_found": {"$regex": part}} for part in parts]
    meant += [{SESSIONS: wanted.session}] if wanted.session else []
    return {"conference_id": conference_id, "$and": meant or [{}]}


def keys(conference_id: str, wanted: Wanted) -> Iterator[tuple[Index, dict[str, Any]]]:
    """Return the index entries that may leave few: of the session, of each word, of beginnings with the traits."""
    words = _words(wanted)[:MOST_KEYED]
    here = {"conference_id": conference_id}
    if wanted.session:
        yield BY_SESSION, here | {SESSIONS: wanted.session}
    for word in words:
        yield BY_WORD, here | {"_words": {"$regex": f"^{re.escape(word)}"}}
    traits = _bounds(wanted)
    for beginning in _asked([word[:BEGINNING] for word in words if len(word) >= BEGINNING]):
        if beginning or traits:
            yield BY_BEGINNINGS, here | traits | {"_begin": {"$in": [beginning, MANY]} if beginning else beginning}


def found_by(attendee: Attendee) -> Mapping[str, Any]:
    """Return what is written beside an attendee."""
    person = attendee.person
    words = sorted(words_of(f"{person.name} {person.email} {person.organisation}"))
    return {
        "_address": same_address(person.email),
        "_name": place_in_dictionary(person.name),
        "_municipality": place_in_dictionary(MUNICIPALITIES.get(person.municipality_code or "", "")),
        "_here": attendee.checked_in_at is not None,
        "_words": words,
        "_begin": _beginnings(words),
        "_found": f" {' '.join([*words, *_traits(attendee)])} ",
    }


def _words(wanted: Wanted) -> list[str]:
    return sorted(sorted(words_of(wanted.words)), key=len, reverse=True)[:MOST_WORDS]


def _asked(beginnings: list[str]) -> list[str]:
    alone = sorted(set(beginnings))
    return _pairs(alone) or alone or [""]


def _beginnings(words: Collection[str]) -> list[str]:
    """Return the words' beginnings, each alone and with each other; the empty one, which everybody has, first.

    Who has too many to pair has the mark `MANY` instead, and is looked at whatever pair is asked for.
    """
    alone = sorted({word[:BEGINNING] for word in words})
    return ["", *alone, *(_pairs(alone) if len(alone) <= MOST_BEGINNINGS else [MANY])]


def _pairs(beginnings: list[str]) -> list[str]:
    return [f"{one} {other}" for one, other in combinations(beginnings, 2)]


def _bounds(wanted: Wanted) -> dict[str, Any]:
    bounds: dict[str, Any] = {TRAITS[name]: value for name, value in wanted.traits().items()}
    if wanted.within is not None and "at" not in wanted.traits():
        bounds[TRAITS["at"]] = {"$in": sorted(wanted.within)}
    return bounds


def _trait(name: str, value: str | bool) -> str:
    return f"={name}:{value}"


def _traits(attendee: Attendee) -> list[str]:
    person = attendee.person
    here = attendee.checked_in_at is not None
    own = Wanted(attendee.status, person.municipality_code, person.sector, person.role, here)
    return [_trait(name, value) for name, value in own.traits().items()]
