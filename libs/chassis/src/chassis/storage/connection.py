"""The one connection to MongoDB, and which of its errors mean what."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from motor.motor_asyncio import AsyncIOMotorClient, AsyncIOMotorDatabase
from pymongo import WriteConcern
from pymongo.errors import (
    BulkWriteError,
    ConnectionFailure,
    DuplicateKeyError,
    OperationFailure,
    PyMongoError,
)
from pymongo.read_concern import ReadConcern

from chassis.storage.errors import ConflictError, DuplicateError, StorageUnavailableError

_DUPLICATE_KEY = 11000
ANSWERS_WITHIN = timedelta(seconds=5)

Client = AsyncIOMotorClient[dict[str, Any]]
Database = AsyncIOMotorDatabase[dict[str, Any]]


def connect(uri: str) -> Client:
    """Return a client whose writes are acknowledged by a majority and journaled, and whose waits are bounded."""
    return AsyncIOMotorClient(
        uri,
        tz_aware=True,
        w="majority",
        journal=True,
        retryWrites=True,
        readConcernLevel="majority",
        serverSelectionTimeoutMS=ANSWERS_WITHIN // timedelta(milliseconds=1),
        connectTimeoutMS=ANSWERS_WITHIN // timedelta(milliseconds=1),
        socketTimeoutMS=6 * ANSWERS_WITHIN // timedelta(milliseconds=1),
        waitQueueTimeoutMS=ANSWERS_WITHIN // timedelta(milliseconds=1),
        minPoolSize=2,
        appname="samverka",
    )


DURABLE = WriteConcern(w="majority", j=True)
SNAPSHOT = ReadConcern("snapshot")


def is_unknown_commit(error: PyMongoError) -> bool:
    """Tell whether a commit may or may not have happened: then only the commit may be repeated."""
    return error.has_error_label("UnknownTransactionCommitResult")


@contextmanager
def translated() -> Iterator[None]:
    """Turn the driver's errors into ours: conflict (decide again), duplicate (is there already), unavailable (wait)."""
    try:
        yield
    except BulkWriteError as error:
        codes = {failed.get("code") for failed in (error.details or {}).get("writeErrors", ())}
        if codes == {_DUPLICATE_KEY}:
            raise DuplicateError from error
        raise
    except DuplicateKeyError as error:
        raise DuplicateError from error
    except (ConnectionFailure, OperationFailure) as error:
        if error.has_error_label("TransientTransactionError"):
            raise ConflictError from error
        if isinstance(error, ConnectionFailure):
            raise StorageUnavailableError from error
        raise
