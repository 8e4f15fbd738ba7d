"""The audit log: who did what to what, when. Each entry holds the hash of the one before, so none can change unseen.

An act is written down before it is done (`asked`), and what came of it after (`answered`); nothing that is written is
ever changed. An entry holds no name and no address: people are their account's id, programs their API key's. A path
with a personal link is kept without the part that opens it.
"""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Literal

from chassis.clock import rfc3339

GENESIS = "0" * 64
_SECRET = re.compile(r"[^/]*[.@][^/]*|[^/]*%[^/]*|[^/]{37,}")


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody wants to do: who, at which part, by which method, to what; and whose correlation it is."""

    who: str
    part: str
    method: str
    path: str
    correlation_id: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `about` is the number of the act that an answer belongs to; `made` where something new is."""

    id: str
    version: int
    number: int
    at: datetime
    kind: Literal["asked", "answered"]
    who: str
    part: str
    method: str
    path: str
    correlation_id: str
    about: int = 0
    status: int = 0
    made: str = ""
    previous: str = GENESIS
    hash: str = field(default="")

    def sealed(self) -> "Entry":
        """Return it with its hash."""
        return replace(self, hash=self.seal())

    def seal(self) -> str:
        """Return the hash of all the rest: SHA-256 of the fields as JSON, in order of their names."""
        fields = asdict(self) | {"at": rfc3339(self.at)}
        del fields["hash"]
        return hashlib.sha256(json.dumps(fields, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the log: the number and the hash of its last entry."""

    id: str = "head"
    version: int = 0
    number: int = 0
    hash: str = GENESIS

    def asked(self, act: Act, now: datetime) -> Entry:
        """Return the next entry: somebody wants to do this."""
        return self._next(act, now, "asked")

    def answered(self, asked: Entry, status: int, made: str, now: datetime) -> Entry:
        """Return the next entry: this came of it."""
        act = Act(asked.who, asked.part, asked.method, asked.path, asked.correlation_id)
        return replace(self._next(act, now, "answered"), about=asked.number, status=status, made=made).sealed()

    def _next(self, act: Act, now: datetime, kind: Literal["asked", "answered"]) -> Entry:
        number = self.number + 1
        fields = asdict(act) | {"number": number, "at": now, "kind": kind, "previous": self.hash}
        return Entry(id=f"{number:012}", version=1, **fields).sealed()

    def after(self, entry: Entry) -> "Head":
        """Return the end of the log after this entry."""
        return Head(self.id, self.version + 1, entry.number, entry.hash)


def without_secrets(path: str) -> str:
    """Return a path as it may be kept: of a personal link its id only, of an address or an odd text nothing."""
    return _SECRET.sub(_shown, path)


def _shown(found: re.Match[str]) -> str:
    kept = found[0].rpartition(".")[0]
    return f"{kept}.…" if re.fullmatch(r"[\w-]{1,36}", kept, re.ASCII) else "…"


@dataclass(frozen=True, slots=True)
class Wrong:
    """The number of the first entry that is not as it was written, and why."""

    number: int
    why: str


class Chain:
    """Follows the log from its beginning."""

    def __init__(self) -> None:
        self._before = Head()

    def follow(self, entries: Iterable[Entry]) -> Wrong | None:
        """Return the first of the next entries that is not as it was written."""
        for entry in entries:
            if (why := _why_wrong(entry, self._before)) is not None:
                return Wrong(self._before.number + 1, why)
            self._before = self._before.after(entry)
        return None

    def end(self, last: Head) -> Wrong | None:
        """Return what is missing where the log should end with `last`."""
        as_it_should = (self._before.number, self._before.hash) == (last.number, last.hash)
        return None if as_it_should else Wrong(self._before.number + 1, "missing at the end")


def _why_wrong(entry: Entry, before: Head) -> str | None:
    if entry.number != before.number + 1:
        return "missing"
    if entry.previous != before.hash or entry.id != f"{entry.number:012}":
        return "does not follow the one before"
    return "altered" if entry.hash != entry.seal() else None
