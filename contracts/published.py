"""The frozen copy of every published contract, what may still change in it, and how a change is frozen.

A contract is published when a copy of it lies below `published/`. From then on it may grow by optional additions, each
of which is frozen in turn; everything else is a new version beside it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from contracts.catalog import Catalog, read_json, read_topic
from contracts.findings import Finding
from contracts.http_changes import breaking_http_changes
from contracts.schema_changes import Side, breaking_changes
from contracts.topic_changes import breaking_topic_changes


class BreakingChangeError(Exception):
    """A published contract was changed in a way that breaks its readers."""


@dataclass(frozen=True)
class Contract:
    """One contract file, its frozen copy, and the rule that compares them."""

    name: str
    current: Path
    frozen: Path
    breaks: Callable[[Path, Path], list[str]]
    beside: str

    def breaking(self) -> list[Finding]:
        """What breaks the readers of the frozen copy."""
        if not self.frozen.exists():
            return []
        if not self.current.exists():
            problem = "it was published and is gone"
            return [Finding(self.name, problem, f"restore it from {_shown(self.frozen)}")]
        problems = self.breaks(self.frozen, self.current)
        return [Finding(self.name, f"breaking change: {problem}", self.beside) for problem in problems]

    def unfrozen(self) -> list[Finding]:
        """Whether the contract is new, or has grown, and is not frozen as it stands."""
        if not self.current.exists() or (self.frozen.exists() and _same(self.current, self.frozen)):
            return []
        state = "it has additions that are not frozen" if self.frozen.exists() else "it is not frozen yet"
        return [Finding(self.name, state, f"python -m contracts freeze {self.name}")]

    def freeze(self) -> None:
        """Keeps the contract as it stands as the published one. Raises BreakingChangeError."""
        if breaking := self.breaking():
            raise BreakingChangeError("\n".join(map(str, breaking)))
        self.frozen.parent.mkdir(parents=True, exist_ok=True)
        self.frozen.write_bytes(self.current.read_bytes())


def published_findings(catalog: Catalog) -> list[Finding]:
    """Every breaking change of a published contract, and every contract that is not frozen as it stands."""
    return [finding for contract in contracts(catalog) for finding in contract.breaking() or contract.unfrozen()]


def freeze(catalog: Catalog, names: list[str]) -> list[str]:
    """Freezes the named contracts, or all; a type's name stands for its private form too. Returns what was frozen."""
    known = contracts(catalog)
    chosen = [contract for contract in known if not names or contract.name.removesuffix(".private") in names]
    if missing := set(names) - {contract.name.removesuffix(".private") for contract in chosen}:
        raise KeyError(f"no such contract: {', '.join(sorted(missing))}")
    changed = [contract for contract in chosen if contract.breaking() or contract.unfrozen()]
    for contract in changed:
        contract.freeze()
    return [contract.name for contract in changed]


def contracts(catalog: Catalog) -> list[Contract]:
    """All contracts there are or were."""
    topic = partial(_contract, catalog, "topics", _topics, lambda _: "take it back, or publish a new topic beside it")
    event = partial(_contract, catalog, "events", _schemas, _next_version)
    http = partial(_contract, catalog, "http", _http, lambda _: "take it back, or add a new path beside it")
    return [
        *(_headers(catalog, name) for name in ("envelope", "dead-letter")),
        *map(topic, _names(catalog, "topics", ".yaml")),
        *map(event, _names(catalog, "events", ".json")),
        *map(http, _names(catalog, "http", ".json")),
    ]


def _headers(catalog: Catalog, name: str) -> Contract:
    mend = "take the change back: headers of published records stay as they are"
    return Contract(name, catalog.root / f"{name}.json", _frozen(catalog) / f"{name}.json", _schemas, mend)


def _contract(
    catalog: Catalog,
    folder: str,
    breaks: Callable[[Path, Path], list[str]],
    beside: Callable[[str], str],
    file: str,
) -> Contract:
    stem = file.rsplit(".", maxsplit=1)[0]
    name = stem if folder == "events" else f"{folder}/{stem}"
    return Contract(name, catalog.root / folder / file, _frozen(catalog) / folder / file, breaks, beside(stem))


def _names(catalog: Catalog, folder: str, ending: str) -> list[str]:
    places = [catalog.root / folder, _frozen(catalog) / folder]
    return sorted({path.name for place in places for path in place.glob(f"*{ending}")})


def _frozen(catalog: Catalog) -> Path:
    return catalog.root / "published"


def _shown(path: Path) -> str:
    return "/".join(path.parts[path.parts.index("published") - 1 :])


def _next_version(name: str) -> str:
    major = int(re.findall(r"\.v(\d+)", name)[-1]) + 1
    beside = re.sub(r"\.v\d+", f".v{major}", name)
    return f"publish v{major} beside it: take the change back here and write it to contracts/events/{beside}.json"


def _same(one: Path, other: Path) -> bool:
    return one.read_bytes() == other.read_bytes()


def _schemas(old: Path, new: Path) -> list[str]:
    breaks = breaking_changes(read_json(old), read_json(new), Side.FACT)
    return [f"{path or 'the value'}: {problem}" for path, problem in breaks]


def _topics(old: Path, new: Path) -> list[str]:
    return breaking_topic_changes(read_topic(old), read_topic(new))


def _http(old: Path, new: Path) -> list[str]:
    return breaking_http_changes(read_json(old), read_json(new))
