"""Writing a batch: all its documents and letters in one transaction, or none."""

import asyncio
from collections import defaultdict
from typing import Any

from motor.motor_asyncio import AsyncIOMotorClientSession
from pymongo import DeleteOne, InsertOne, ReplaceOne
from pymongo.errors import PyMongoError

from chassis.storage import outbox
from chassis.storage.connection import DURABLE, SNAPSHOT, is_unknown_commit, translated
from chassis.storage.errors import ConflictError
from chassis.storage.reading import Storage
from chassis.storage.unit_of_work import Batch

COMMIT_ATTEMPTS = 20


async def write(storage: Storage, batch: Batch) -> None:
    """Write the batch durably, or nothing. Raises ConflictError, DuplicateError or StorageUnavailableError."""
    if not batch.staged and not batch.letters:
        return
    with translated():
        async with await storage.client.start_session() as session:
            session.start_transaction(read_concern=SNAPSHOT, write_concern=DURABLE)
            try:
                await _replace_changed(storage, batch, session)
                await _insert_new(storage, batch, session)
            except BaseException:
                await session.abort_transaction()
                raise
            await _commit(session)


async def _replace_changed(storage: Storage, batch: Batch, session: AsyncIOMotorClientSession) -> None:
    """Replace or remove what was stored, each only if it still has the version the decision was based on."""
    changed: defaultdict[str, list[ReplaceOne[dict[str, Any]] | DeleteOne]] = defaultdict(list)
    for (collection, id_), staged in batch.staged.items():
        if staged.stored_version is not None:
            mine = {"_id": id_, "version": staged.stored_version}
            removed = staged.aggregate is None
            changed[collection].append(DeleteOne(mine) if removed else ReplaceOne(mine, staged.document()))
    for collection, replacements in changed.items():
        result = await storage.database[collection].bulk_write(replacements, session=session)
        if result.matched_count + result.deleted_count != len(replacements):
            raise ConflictError


async def _insert_new(storage: Storage, batch: Batch, session: AsyncIOMotorClientSession) -> None:
    new: defaultdict[str, list[InsertOne[dict[str, Any]]]] = defaultdict(list)
    for (collection, _), staged in batch.staged.items():
        if staged.stored_version is None and staged.aggregate is not None:
            new[collection].append(InsertOne(staged.document()))
    for letter in batch.letters:
        new[outbox.COLLECTION].append(InsertOne(letter.document()))
    for collection, inserts in new.items():
        await storage.database[collection].bulk_write(inserts, ordered=False, session=session)


async def _commit(session: AsyncIOMotorClientSession) -> None:
    """Commit; while it is not known whether it happened, only the commit itself is repeated."""
    for attempt in range(COMMIT_ATTEMPTS):
        try:
            await session.commit_transaction()
        except PyMongoError as error:
            if not is_unknown_commit(error) or attempt == COMMIT_ATTEMPTS - 1:
                raise
            await asyncio.sleep(min(0.05 * 2**attempt, 1))
        else:
            return
