"""What a part that keeps something is given: its settings, its storage, and the way to write to it."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from chassis.settings import StorageSettings
from chassis.storage import GroupCommit, Storage
from chassis.storage.outbox import Letter

P = TypeVar("P", bound=StorageSettings)


@dataclass(frozen=True)
class Technique(Generic[P]):
    """What a part's wiring is given."""

    settings: P
    storage: Storage
    commits: GroupCommit


def tells_nothing(event: object) -> Letter:
    """Serve as the `letter_of` of a part that has no facts to tell."""
    raise TypeError(type(event).__name__)
