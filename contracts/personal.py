"""Keeps personal data out of what everybody may read and keep for ever."""

import re
from collections.abc import Iterator

from contracts.catalog import Catalog, Example, Schema, is_private, public_type
from contracts.findings import Finding
from contracts.values import fields

PERSONAL_WORDS = frozenset(
    {
        *("accessibility", "address", "answer", "answers", "birth", "comment", "contact", "dietary", "email"),
        *("familyname", "firstname", "givenname", "lastname", "link", "mail", "message", "mobile", "name", "needs"),
        *("note", "organisation", "organization", "participant", "participants", "person", "personal", "phone"),
        *("surname", "telephone", "url", "user", "username"),
    }
)

# What looks personal and is not, and why everybody may read it.
NOT_PERSONAL = {
    "place.name": "the name of the place where a conference is held; it stands on the conference's page",
    "place.address": "the street address of that place; it stands on the conference's page",
    "online_url": "the address of the online meeting; it stands on the conference's page",
    "message_id": "an opaque id that tells nothing about the person",
}
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+")
_MOVE = "keep it in the private form alone (contracts/events/<type>.private.json, below `personal`)"


def personal_findings(catalog: Catalog) -> list[Finding]:
    """All places where a public schema or a public example may tell who somebody is."""
    schemas = catalog.schemas()
    found = [*_public_fields(schemas), *_unmarked(schemas), *_moved(schemas)]
    return found + [finding for example in catalog.examples().values() for finding in _values(example)]


def _public_fields(schemas: dict[str, Schema]) -> Iterator[Finding]:
    for name, schema in schemas.items():
        for path, part in () if is_private(name) else fields(schema):
            if "x-personal" in part:
                yield Finding(name, f"{path} is marked as personal data in a public schema", _MOVE)
            elif looks_personal(path):
                yield Finding(name, f"{path} looks like personal data in a public schema", _MOVE)


def looks_personal(path: str) -> bool:
    """Whether the last name of a property's path holds a word that personal data goes by."""
    words = re.split(r"[^a-z]+", path.rsplit(".", maxsplit=1)[-1].lower())
    return path not in NOT_PERSONAL and not PERSONAL_WORDS.isdisjoint(words)


def _unmarked(schemas: dict[str, Schema]) -> Iterator[Finding]:
    for name, schema in schemas.items():
        for path, part in fields(schema):
            if path.split(".")[0] == "personal" and part.get("x-personal") is not True:
                yield Finding(name, f"{path} is not marked as personal data", 'add "x-personal": true to it')


def _moved(schemas: dict[str, Schema]) -> Iterator[Finding]:
    for name in filter(is_private, schemas):
        personal = schemas[name]["properties"].get("personal", {})
        kept_private = {path.rsplit(".", maxsplit=1)[-1] for path, _ in fields(personal)}
        for path, _ in fields(schemas.get(public_type(name), {})):
            if path not in NOT_PERSONAL and path.rsplit(".", maxsplit=1)[-1] in kept_private:
                yield Finding(public_type(name), f"{path} is personal data in the private form of the same fact", _MOVE)


def _values(example: Example) -> Iterator[Finding]:
    if not is_private(example.name) and _ADDRESS.search(str(example.value)):
        yield Finding(f"examples/{example.name}", "the value holds what looks like an e-mail address", "leave it out")
