"""Forgetting what the technique itself keeps for a while: answers to repeated requests, and letters that still wait.

What holds one of the given words (an address) is looked for in the bytes, whatever the capitals. Doing it twice changes
nothing more.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from chassis.storage.connection import translated
from chassis.storage.idempotency import ANSWERS
from chassis.storage.outbox import COLLECTION
from chassis.storage.reading import A_BATCH, Storage


async def forget(
    storage: Storage, words: Collection[str], spared: Collection[str] = (), *, about: Collection[str] = ()
) -> None:
    """Empty the kept answers that hold one of the words, and take its records out of the letters that wait.

    A letter whose fact is of a spared type stays as it is. Answers `about` these ids are emptied, too; facts about
    them name nobody, and stay.
    """
    secrets = [word.casefold() for word in words if word]
    await _empty_answers(storage, [*secrets, *about])
    await _shorten_letters(storage, secrets, spared)


def _holds(value: bytes | None, secrets: Sequence[str]) -> bool:
    text = (value or b"").decode("utf-8", "replace").casefold()
    return any(secret in text for secret in secrets)


async def _empty_answers(storage: Storage, secrets: Sequence[str]) -> None:
    """The answer's key stays, so that a repetition does not do again what was done."""
    answers = storage.database[ANSWERS.collection]
    with translated():
        async for answer in answers.find({}, {"body": 1}).batch_size(A_BATCH):
            if _holds(answer["body"], secrets):
                await answers.update_one({"_id": answer["_id"]}, {"$set": {"body": b""}, "$inc": {"version": 1}})


async def _shorten_letters(storage: Storage, secrets: Sequence[str], spared: Collection[str]) -> None:
    letters = storage.database[COLLECTION]
    with translated():
        async for letter in letters.find({}, {"records": 1, "headers": 1}).batch_size(A_BATCH):
            if _type_of(letter) not in spared and any(_holds(value, secrets) for _, value in letter["records"]):
                left = [record for record in letter["records"] if not _holds(record[1], secrets)]
                await letters.update_one({"_id": letter["_id"]}, {"$set": {"records": left}})


def _type_of(letter: Mapping[str, Any]) -> str:
    return str(dict(letter["headers"]).get("ce_type", ""))
