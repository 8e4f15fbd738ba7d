"""The keys that tokens are checked with are read once for all who ask, and go on while their place is away."""

import asyncio
import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from jwt.algorithms import OKPAlgorithm

from chassis import key_set
from chassis.key_set import KeysAwayError, KeySet


def published(*key_ids: str) -> str:
    """A key set that holds keys of these ids."""
    public = OKPAlgorithm.to_jwk(Ed25519PrivateKey.generate().public_key(), as_dict=True)
    return json.dumps({"keys": [public | {"kid": key_id, "alg": "EdDSA"} for key_id in key_ids]})


def publish(place: Path, *key_ids: str) -> None:
    """Write such a key set to a file."""
    place.write_text(published(*key_ids))


async def test_everybody_who_asks_while_the_keys_are_read_for_the_first_time_gets_theirs(tmp_path: Path) -> None:
    publish(tmp_path / "keys", "first")
    keys = KeySet(str(tmp_path / "keys"))
    assert all(await asyncio.gather(*[keys.key("first") for _ in range(20)]))


async def test_a_new_key_is_known_as_soon_as_it_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_set, "ASKED_AT_MOST_EVERY", 0)
    publish(tmp_path / "keys", "first")
    keys = KeySet(str(tmp_path / "keys"))
    await keys.key("first")
    publish(tmp_path / "keys", "first", "second")
    assert all(await asyncio.gather(*[keys.key("second") for _ in range(20)]))


async def test_a_key_that_is_not_there_is_not_asked_for_at_every_token(tmp_path: Path) -> None:
    publish(tmp_path / "keys", "first")
    keys = KeySet(str(tmp_path / "keys"))
    with pytest.raises(KeyError):
        await keys.key("made-up")
    publish(tmp_path / "keys", "first", "made-up")
    with pytest.raises(KeyError):
        await keys.key("made-up")


async def test_kept_keys_go_on_while_their_place_is_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_set, "ASKED_AT_MOST_EVERY", 0)
    monkeypatch.setattr(key_set, "READ_AGAIN_AFTER", 0)
    publish(tmp_path / "keys", "first")
    keys = KeySet(str(tmp_path / "keys"))
    await keys.key("first")
    (tmp_path / "keys").unlink()
    assert await keys.key("first")


async def test_without_any_key_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(KeysAwayError):
        await KeySet(str(tmp_path / "none")).key("first")


async def test_nobody_whose_key_is_kept_waits_for_a_place_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_set, "ASKED_AT_MOST_EVERY", 0)
    monkeypatch.setattr(key_set, "READ_AGAIN_AFTER", 0)
    answers = [asyncio.Event(), asyncio.Event()]
    answers[0].set()
    keys = KeySet("file")
    left = iter(answers)

    async def document() -> str:
        await next(left).wait()
        return published("first")

    monkeypatch.setattr(keys, "_document", document)
    await keys.key("first")
    async with asyncio.timeout(5):
        assert await keys.key("first")
    answers[1].set()
