"""Forms of one page: what was filled in, and what has to be put right.

`errors` maps a field's id to the key of the text that says what is wrong, in the order of the page.
"""

import hashlib
import json
import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from starlette.datastructures import FormData

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_KEY = re.compile(r"[0-9a-f]{32}")


@dataclass
class Form:
    """What one has filled in; `key` is one for each time that the form is opened."""

    values: dict[str, str]
    chosen: frozenset[str] = frozenset()
    key: str = field(default_factory=lambda: uuid.uuid4().hex)
    errors: dict[str, str] = field(default_factory=dict)

    @classmethod
    def empty(cls, names: Iterable[str], known: Mapping[str, str] | None = None) -> "Form":
        """Return the form as it is first shown, with what is known already."""
        return cls(dict.fromkeys(names, "") | dict(known or {}))

    @classmethod
    def of(cls, sent: FormData, names: Iterable[str], several: str = "") -> "Form":
        """Return the form as it was sent; `several` is a field of which more than one can be ticked."""
        values = {name: as_written(str(sent.get(name, ""))) for name in names}
        chosen = frozenset(str(one) for one in sent.getlist(several))
        key = str(sent.get("key", ""))
        return cls(values, chosen, key if _KEY.fullmatch(key) else uuid.uuid4().hex)

    def __getitem__(self, name: str) -> str:
        """Return what was filled in."""
        return self.values[name]

    def key_of(self, body: object) -> str:
        """Return the idempotency key of a body: pressing twice asks once, putting something right asks anew."""
        return hashlib.sha256(f"{self.key}{json.dumps(body, sort_keys=True)}".encode()).hexdigest()

    def need(self, name: str, error: str, *, among: Iterable[str] | None = None) -> None:
        """Refuse an empty field, or one that is none of those offered."""
        if not self.values[name] or (among is not None and self.values[name] not in among):
            self.errors[name] = error

    def need_address(self, name: str, error: str) -> None:
        """Refuse what is no whole e-mail address."""
        if not _EMAIL.fullmatch(self.values[name]):
            self.errors[name] = error

    def refuse(self, fields: Iterable[str], texts: Mapping[str, str], otherwise: str) -> None:
        """Take over which fields a service did not accept: `contact.email` is the field named by its last word."""
        for one in fields:
            name = one.rpartition(".")[2]
            self.errors[name if name in texts else next(iter(texts))] = texts.get(name, otherwise)


def as_written(text: str) -> str:
    """Return a text as it was counted while it was written: browsers send each line break as two characters."""
    return text.replace("\r\n", "\n").strip()


def code_in(municipalities: Iterable[Mapping[str, str]]) -> set[str]:
    """Return the codes of the municipalities."""
    return {one["code"] for one in municipalities}
