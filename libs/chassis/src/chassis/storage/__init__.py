"""Storage on MongoDB: what a command changes and the facts it tells are committed together, many commands at a time.

This package alone knows Motor and PyMongo. `Storage` reads; `UnitOfWork` is what a use case loads from and saves to;
`GroupCommit` gathers the waiting commands and commits them in one transaction; `Outbox` holds what the relay sends.
"""

from chassis.storage.errors import (
    IdempotencyKeyReusedError,
    StorageUnavailableError,
    TooManyWaitingError,
)
from chassis.storage.forgetting import forget
from chassis.storage.group_commit import GroupCommit
from chassis.storage.idempotency import Once
from chassis.storage.kinds import Aggregate, FoundBy, Index, Kind, TextIndex
from chassis.storage.reading import Match, Page, Storage
from chassis.storage.unit_of_work import UnitOfWork

__all__ = [
    "Aggregate",
    "FoundBy",
    "GroupCommit",
    "IdempotencyKeyReusedError",
    "Index",
    "Kind",
    "Match",
    "Once",
    "Page",
    "Storage",
    "StorageUnavailableError",
    "TextIndex",
    "TooManyWaitingError",
    "UnitOfWork",
    "forget",
]
