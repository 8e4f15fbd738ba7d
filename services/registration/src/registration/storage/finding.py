"""How attendees are found: the few that one index entry leaves are looked through, else an index is walked in order.

Where few are meant, an entry says so: a word, the beginnings of two words, or one of them with the traits. Where many
are, a walk to the first fifty is short: among those with one beginning, by name; through the stretches that have the
traits, merged into one order; or along all, whose words and traits lie in the index, too. See decision 23.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import prod
from typing import Any, Literal, get_args

from chassis.storage import Index
from registration.domain.attendee import Attendee, Status
from registration.domain.erasure import same_address
from registration.domain.municipality import MUNICIPALITIES
from registration.domain.person import Role, Sector
from registration.storage.swedish import place_in_dictionary, words_of

FEW = 400  # looking through more of them takes longer than walking to fifty
MOST_WORDS = 6
MOST_KEYED = 3  # words that keys are tried for; all of them are looked for in what a key leaves
BEGINNINGS = (2, 6)  # letters; a word is known by the longest of them that it has
MOST_BEGINNINGS = 16  # more of them would make more than 120 pairs; nobody's name and organisation have so many
MANY = "*"
ELSEWHERE = ""
MOST_STRETCHES = 200  # mongod merges so many into one order (internalQueryMaxScansToExplode), more it sorts
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
    "at": "_place",
    "sector": "person.sector",
    "role": "person.role",
}
EVERY: Mapping[str, Collection[str | bool]] = {
    "status": get_args(Status),
    "here": (False, True),
    "at": (ELSEWHERE, *MUNICIPALITIES),
    "sector": get_args(Sector),
    "role": get_args(Role),
}
_BY_TRAITS = [(field, 1) for field in TRAITS.values()]
ALONG: Mapping[Order | None, Index] = {
    order: Index([("conference_id", 1), *((one, 1) for one in dict.fromkeys((field, "_id", *seen)))])
    for order, field in FIELDS.items()
    for seen in [(*TRAITS.values(), "_found") if order == "name" else TRAITS.values()]
}
NARROWED: Mapping[Order | None, Index] = {
    order: Index([("conference_id", 1), *_BY_TRAITS, *((one, 1) for one in dict.fromkeys((field, "_id")))])
    for order, field in FIELDS.items()
    if order != "municipality"
}
BY_SESSION = Index([("conference_id", 1), (SESSIONS, 1)])
BY_WORD = Index([("conference_id", 1), ("_words", 1)])
BY_PAIR = Index([("conference_id", 1), ("_pairs", 1)])
BY_START = Index([("conference_id", 1), ("_start", 1), *_BY_TRAITS])
STRETCHED = ("at", "sector")  # traits by which those with one beginning are merged; with more it takes too many
AMONG = Index([("conference_id", 1), ("_start", 1), *((TRAITS[one], 1) for one in STRETCHED), ("_name", 1), ("_id", 1)])


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
        """Return what they have in common besides the municipality, by its name in `TRAITS`."""
        traits = {"status": self.status, "here": self.checked_in, "sector": self.sector, "role": self.role}
        return {name: value for name, value in traits.items() if value is not None}


def condition(conference_id: str, wanted: Wanted) -> dict[str, Any]:
    """Return what those who are meant have in common."""
    meant: list[dict[str, Any]] = [{"_found": {"$regex": f" {re.escape(word)}"}} for word in _words(wanted)]
    meant += [{SESSIONS: wanted.session}] if wanted.session else []
    codes = _codes(wanted)
    if codes is not None and not MUNICIPALITIES.keys() >= set(codes):
        meant.append({"person.municipality_code": {"$in": codes}})
    return {"conference_id": conference_id, "$and": meant or [{}]} | _narrow(_asked_for(wanted))


def order_of(wanted: Wanted, order: Order | None) -> Order | None:
    """Return in which order they come: by name who is searched for; those of one municipality by id alone."""
    if wanted.words:
        return "name"
    return None if order == "municipality" and wanted.municipality else order


def in_order(wanted: Wanted, order: Order | None) -> tuple[Index, dict[str, Any]]:
    """Return the index whose entries lie in this order and pass by most who are not meant, and what bounds it."""
    (longest, *_) = _words(wanted) or [""]
    if order == "name" and (start := _start(longest)):
        return AMONG, {"_start": start} | _narrow({one: _values(wanted)[one] for one in STRETCHED})
    if _is_merged(wanted, order):
        return NARROWED[order], _narrow(_values(wanted))
    return ALONG[order], {}


def keys(wanted: Wanted, order: Order | None) -> Iterator[tuple[Index, dict[str, Any]]]:
    """Return the index entries that may leave few: of the session, of beginnings with the traits, of each word."""
    words, traits = _words(wanted)[:MOST_KEYED], _narrow(_asked_for(wanted))
    if wanted.session:
        yield BY_SESSION, {SESSIONS: wanted.session}
    for pair in [pair for one, other in combinations(words, 2) for pair in _pairs(_alike(one, other))]:
        yield BY_PAIR, {"_pairs": {"$in": [pair, MANY]}}
    for start in [start for word in words if wanted.status or wanted.checked_in is not None if (start := _start(word))]:
        yield BY_START, traits | {"_start": start}
    for word in words:
        yield BY_WORD, {"_words": {"$regex": f"^{re.escape(word)}"}}
    if traits and not words and not _is_merged(wanted, order):
        yield NARROWED[None], traits


def found_by(attendee: Attendee) -> Mapping[str, Any]:
    """Return what is written beside an attendee."""
    person = attendee.person
    words = sorted(words_of(f"{person.name} {person.email} {person.organisation}"))
    return {
        "_address": same_address(person.email),
        "_name": place_in_dictionary(person.name),
        "_municipality": place_in_dictionary(MUNICIPALITIES.get(person.municipality_code or "", "")),
        "_place": _at(person.municipality_code),
        "_here": attendee.checked_in_at is not None,
        "_words": words,
        "_start": sorted(set().union(*_starts(words))),
        "_pairs": sorted({pair for starts in _starts(words) for pair in _paired(starts)}),
        "_found": f" {' '.join(words)}",
    }


def _words(wanted: Wanted) -> list[str]:
    return sorted(sorted(words_of(wanted.words)), key=len, reverse=True)[:MOST_WORDS]


def _starts(words: Collection[str]) -> list[set[str]]:
    """Return the words' beginnings, of each length for itself."""
    return [{word[:letters] for word in words if len(word) >= letters} for letters in BEGINNINGS]


def _paired(starts: Collection[str]) -> list[str]:
    """Return each beginning with each other; who has too many has the mark instead, and is always looked at."""
    return _pairs(starts) if len(starts) <= MOST_BEGINNINGS else [MANY]


def _alike(one: str, other: str) -> set[str]:
    """Return the beginnings of two words, of the longest length that both have; of none, nothing."""
    letters = min(len(_start(one)), len(_start(other)))
    return {one[:letters], other[:letters]} - {""}


def _start(word: str) -> str:
    """Return the longest beginning that a word is known by; empty for one letter alone."""
    return word[: max((letters for letters in BEGINNINGS if letters <= len(word)), default=0)]


def _pairs(beginnings: Collection[str]) -> list[str]:
    return [f"{one} {other}" for one, other in combinations(sorted(beginnings), 2)]


def _codes(wanted: Wanted) -> list[str] | None:
    """Return the municipalities that are meant; None for all."""
    if wanted.within is None:
        return [wanted.municipality] if wanted.municipality else None
    return [one for one in wanted.within if wanted.municipality in (None, one)]


def _at(code: str | None) -> str:
    """Return the code of one of the association's municipalities; all other places are one, so that all can be told."""
    return code if code and code in MUNICIPALITIES else ELSEWHERE


def _asked_for(wanted: Wanted) -> dict[str, Collection[str | bool]]:
    asked: dict[str, Collection[str | bool]] = {name: (value,) for name, value in wanted.traits().items()}
    codes = _codes(wanted)
    return asked if codes is None else {**asked, "at": {_at(code) for code in codes}}


def _values(wanted: Wanted) -> dict[str, Collection[str | bool]]:
    return {**EVERY, **_asked_for(wanted)}


def _narrow(traits: Mapping[str, Collection[str | bool]]) -> dict[str, Any]:
    return {TRAITS[name]: {"$in": list(values)} for name, values in traits.items()}


def _is_merged(wanted: Wanted, order: Order | None) -> bool:
    stretches = prod(len(values) for values in _values(wanted).values())
    return order in NARROWED and stretches <= MOST_STRETCHES
