"""The published keys that tokens are checked with (JWKS, RFC 7517): at an address, the gateway's, or in a file.

They are kept and read again when a token names a key that is not among them, so that a new key is known as soon as it
is used, and now and then, so that one that was dropped is forgotten. Nobody waits for that: the kept ones go on, also
while the address is away.
"""

import asyncio
import json
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx
import jwt

from chassis.logs import log

READ_AGAIN_AFTER = 60.0  # seconds
ASKED_AT_MOST_EVERY = 2.0  # seconds: tokens with made-up keys do not become requests
ANSWERS_WITHIN = 3.0  # seconds


class KeysAwayError(Exception):
    """No key has been read yet."""


class KeySet:
    """The keys at one place: an `http` address, or a file."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._keys: Mapping[str, Any] | None = None
        self._read_at = self._tried_at = float("-inf")
        self._reading: asyncio.Task[None] | None = None

    async def key(self, key_id: str) -> Any:  # noqa: ANN401 - a key of whatever algorithm
        """Return the key of this id. Raises KeyError where there is none, KeysAwayError where none can be read."""
        if self._reading is None and self._is_due(key_id):
            self._reading = asyncio.create_task(self._read())
        if self._reading is not None and not self._knows(key_id):
            await asyncio.shield(self._reading)  # it goes on for the others when this one's caller hangs up
        if self._keys is None:
            raise KeysAwayError
        return self._keys[key_id]

    def _knows(self, key_id: str) -> bool:
        return self._keys is not None and key_id in self._keys

    def _is_due(self, key_id: str) -> bool:
        moment = time.monotonic()
        if moment < self._tried_at + ASKED_AT_MOST_EVERY:
            return False
        return not self._knows(key_id) or moment > self._read_at + READ_AGAIN_AFTER

    async def _read(self) -> None:
        try:
            self._keys = _keys_in(await self._document())
            self._read_at = time.monotonic()
        except (OSError, ValueError, KeyError, httpx.HTTPError, jwt.PyJWTError) as error:
            log.warning("token keys cannot be read", place=self._place, reason=type(error).__name__)
        finally:
            self._tried_at = time.monotonic()
            self._reading = None

    async def _document(self) -> str:
        if not self._place.startswith(("http://", "https://")):
            return await asyncio.to_thread(Path(self._place).read_text, encoding="utf-8")
        async with httpx.AsyncClient(timeout=ANSWERS_WITHIN) as client:
            return (await client.get(self._place)).raise_for_status().text


def _keys_in(document: str) -> dict[str, Any]:
    return {key["kid"]: jwt.PyJWK(key).key for key in json.loads(document)["keys"]}
