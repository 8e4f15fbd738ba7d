"""How an aggregate becomes a MongoDB document and back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import timedelta
from functools import cached_property
from typing import Any, Generic, Protocol, TypeVar

from pydantic import TypeAdapter


class Aggregate(Protocol):
    """A frozen dataclass with an id; `version` rises by one with every change and is its facts' sequence."""

    @property
    def id(self) -> str:
        """The opaque id."""
        ...

    @property
    def version(self) -> int:
        """How many changes it has had."""
        ...


@dataclass(frozen=True)
class Index:
    """One index: (field, 1 or -1) pairs, and whether it is unique, partial or makes documents expire."""

    fields: Sequence[tuple[str, int]]
    unique: bool = False
    only: Mapping[str, Any] | None = None
    expires: timedelta | None = None

    def keys(self) -> list[tuple[str, int | str]]:
        """Return the fields as MongoDB takes them."""
        return list(self.fields)

    def options(self) -> dict[str, Any]:
        """Return what MongoDB is told besides the fields."""
        options: dict[str, Any] = {"unique": True} if self.unique else {}
        if self.only:
            options["partialFilterExpression"] = dict(self.only)
        if self.expires is not None:
            options["expireAfterSeconds"] = int(self.expires.total_seconds())
        return options


@dataclass(frozen=True)
class TextIndex:
    """The one full-text index of a collection: the weight of each field, and the field that names the language.

    Words are kept by their stem in the document's own language (ISO 639-1, such as "sv"), so that a search for
    "upphandlingar" finds "upphandling". Compounds are words of their own. See `Storage.search`.
    """

    weights: Mapping[str, int]
    language_field: str = "language"
    default_language: str = "sv"

    def keys(self) -> list[tuple[str, int | str]]:
        """Return the fields as MongoDB takes them."""
        return [(name, "text") for name in self.weights]

    def options(self) -> dict[str, Any]:
        """Return what MongoDB is told besides the fields."""
        return {
            "weights": dict(self.weights),
            "default_language": self.default_language,
            "language_override": self.language_field,
        }


T = TypeVar("T", bound=Aggregate)


@dataclass(frozen=True)
class FoundBy(Generic[T]):
    """What is written beside an aggregate only to find it again; each name begins with `_`, and is not `_at`.

    That is when it was written. A higher number has `migrate` write it anew for all.
    """

    number: int
    fields: Callable[[T], Mapping[str, Any]]

    def beside(self, aggregate: T) -> dict[str, Any]:
        """Return what is written beside this aggregate."""
        return {**self.fields(aggregate), "_found_by": self.number}


@dataclass(frozen=True)
class Kind(Generic[T]):
    """A collection of aggregates of one type."""

    collection: str
    type: type[T]
    indexes: Sequence[Index | TextIndex] = field(default=())
    found_by: FoundBy[T] | None = None

    @cached_property
    def _adapter(self) -> TypeAdapter[T]:
        return TypeAdapter(self.type)

    @cached_property
    def own_fields(self) -> Mapping[str, int]:
        """The projection that leaves out what is written beside an aggregate; there may be more of that than of it."""
        return {one.name: 1 for one in fields(self.type) if one.name != "id"}  # type: ignore[arg-type]

    def document(self, aggregate: T) -> dict[str, Any]:
        """Return the document that keeps this aggregate."""
        document: dict[str, Any] = self._adapter.dump_python(aggregate)
        document["_id"] = document.pop("id")
        return document | (self.found_by.beside(aggregate) if self.found_by else {})

    def aggregate(self, document: Mapping[str, Any]) -> T:
        """Return the aggregate that a document keeps; fields added since it was written have their defaults."""
        own = {name: value for name, value in document.items() if name[0] != "_"}
        own["id"] = document["_id"]
        return self._adapter.validate_python(own)
