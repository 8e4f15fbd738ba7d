"""The keys that sign tokens: files in one folder, `<when it was made>.pem`, shared by all instances of the gateway.

A new key is published at once and signs ten minutes later, when everybody has read it; one that has not signed for an
hour is dropped when the next is made. Nothing here knows the rest of the gateway: errands make keys with it too.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key
from jwt.algorithms import OKPAlgorithm

ISSUER = "samverka"
PUBLISHED_BEFORE = timedelta(minutes=10)
KEPT_AFTER = timedelta(hours=1)
_NAME = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True)
class SigningKey:
    """One key and when it was made, which is its id."""

    made_at: datetime
    private: Ed25519PrivateKey

    @property
    def id(self) -> str:
        """What tokens call it."""
        return self.made_at.strftime(_NAME)

    def public(self) -> dict[str, Any]:
        """Return it as it is published (RFC 8037)."""
        jwk: dict[str, Any] = OKPAlgorithm.to_jwk(self.private.public_key(), as_dict=True)
        return {**jwk, "kid": self.id, "use": "sig", "alg": "EdDSA"}


def read_keys(folder: Path) -> list[SigningKey]:
    """Return the keys of a folder, the oldest first."""
    found = [(file, _content(file)) for file in sorted(folder.glob("*.pem"))]
    return [_read(file, content) for file, content in found if content is not None]


def _content(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except FileNotFoundError:  # dropped while we looked
        return None


def _read(file: Path, content: bytes) -> SigningKey:
    private = load_pem_private_key(content, password=None)
    if not isinstance(private, Ed25519PrivateKey):
        raise TypeError(f"{file} is no Ed25519 key")
    return SigningKey(datetime.strptime(file.stem, _NAME).replace(tzinfo=UTC), private)


def signing(keys: list[SigningKey], at: datetime) -> SigningKey:
    """Return the key that signs now: the newest that everybody has had time to read, or the oldest."""
    known = [key for key in keys if key.made_at + PUBLISHED_BEFORE <= at]
    return known[-1] if known else keys[0]


def rotate(folder: Path, at: datetime) -> tuple[str, list[str]]:
    """Make a new key and drop those that have not signed for an hour; return the new id and the dropped ones."""
    key = SigningKey(at.replace(microsecond=0), Ed25519PrivateKey.generate())
    _write(folder / f"{key.id}.pem", key.private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    keys = read_keys(folder)
    followers = pairwise(keys)
    over = [old for old, new in followers if new.made_at + PUBLISHED_BEFORE + KEPT_AFTER < at]
    for old in over:
        (folder / f"{old.id}.pem").unlink(missing_ok=True)
    return key.id, [old.id for old in over]


def _write(file: Path, content: bytes) -> None:
    """Write it whole or not at all: others may read the folder at any time."""
    unfinished = file.with_suffix(".unfinished")
    unfinished.touch(mode=0o600)
    unfinished.write_bytes(content)
    unfinished.replace(file)


def sign(key: SigningKey, claims: Mapping[str, object], audiences: list[str], good_for: timedelta, at: datetime) -> str:
    """Return a token (JWT, RFC 7519) with these claims for these audiences."""
    times = {"iat": int(at.timestamp()), "exp": int((at + good_for).timestamp())}
    whole = {"iss": ISSUER, "aud": audiences, **claims, **times}
    return jwt.encode(whole, key.private, algorithm="EdDSA", headers={"kid": key.id})
