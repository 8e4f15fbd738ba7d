"""The tokens by which the gateway tells a service who is asking: short-lived, each for one service."""

import time
from datetime import timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from fastapi import APIRouter
from fastapi.responses import JSONResponse

from chassis.access import Identity
from chassis.clock import now
from gateway.signing_keys import SigningKey, read_keys, sign, signing

GOOD_FOR = timedelta(minutes=5)
USED_FOR = 120.0  # seconds that a token is handed out again for the same person and service
READ_AGAIN_AFTER = 60.0  # seconds
MOST_KEPT = 10_000
DOOR = Identity(subject="gateway", roles=frozenset({"door"}))
"""The gateway itself, where it asks for something of its own."""


class TokenSigner:
    """Makes short-lived tokens, each for one service."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._keys: list[SigningKey] = []
        self._read_at = float("-inf")
        self._made: dict[tuple[Identity, str], tuple[float, str]] = {}

    def current(self) -> list[SigningKey]:
        """Return the keys as they are now, give or take a minute."""
        if time.monotonic() > self._read_at + READ_AGAIN_AFTER:
            self._keys, self._read_at = read_keys(self._folder), time.monotonic()
        return self._keys

    async def key(self, key_id: str) -> Ed25519PublicKey:
        """Return the public key of this id, to check our own tokens with. Raises KeyError."""
        return {key.id: key for key in self.current()}[key_id].private.public_key()

    def token(self, identity: Identity, audience: str) -> str:
        """Return a token that tells this service who is asking."""
        made = self._made.get((identity, audience))
        if made is not None and time.monotonic() < made[0]:
            return made[1]
        if len(self._made) >= MOST_KEPT:
            self._made.clear()
        moment = now()
        token = sign(signing(self.current(), moment), _claims(identity), [audience], GOOD_FOR, moment)
        self._made[identity, audience] = (time.monotonic() + USED_FOR, token)
        return token


def _claims(identity: Identity) -> dict[str, object]:
    return {
        "sub": identity.subject,
        "roles": sorted(identity.roles),
        "municipalities": sorted(identity.municipalities),
        "adviser": identity.adviser,
    }


def published(signer: TokenSigner) -> APIRouter:
    """Return the route where everybody reads the public keys (RFC 7517)."""
    router = APIRouter(include_in_schema=False)

    @router.get("/.well-known/jwks.json")
    async def key_set() -> JSONResponse:
        keys = [key.public() for key in signer.current()]
        return JSONResponse({"keys": keys}, headers={"Cache-Control": "max-age=60"})

    return router
