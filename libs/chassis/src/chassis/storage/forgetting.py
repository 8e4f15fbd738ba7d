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

PRIVATE = "-private"
"""How the names of topics end that carry personal data."""


async def forget(
    storage: Storage, words: Collection[str], spared: Collection[str] = (), *, about: Collection[str] = ()
) -> None:
    """Empty the kept answers that hold one of the words, and take its records out of the letters that wait.

    A letter whose fact is of a spared type stays as it is. Answers `about` these ids are emptied, too, and so are the
    private records: they may know an address from before. Public facts about them name nobody, and stay.
    """
    secrets, ids = ([word.casefold() for word in some if word] for some in (words, about))
    await _empty_answers(storage, [*secrets, *ids])
    await _shorten_letters(storage, secrets, ids, spared)


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


async def _shorten_letters(
    storage: Storage, secrets: Sequence[str], ids: Sequence[str], spared: Collection[str]
) -> None:
    def tells(topic: str, value: bytes) -> bool:
        return _holds(value, secrets) or (topic.endswith(PRIVATE) and _holds(value, ids))

    letters = storage.database[COLLECTION]
    with translated():
        async for letter in letters.find({}, {"records": 1, "headers": 1}).batch_size(A_BATCH):
            left = [record for record in letter["records"] if not tells(*record)]
            if _type_of(letter) not in spared and len(left) < len(letter["records"]):
                await letters.update_one({"_id": letter["_id"]}, {"$set": {"records": left}})


def _type_of(letter: Mapping[str, Any]) -> str:
    return str(dict(letter["headers"]).get("ce_type", ""))
