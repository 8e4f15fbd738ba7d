"""The keys of one local system, made once, and the bearer tokens signed with them.

Tokens are JWTs (RFC 7519) signed with Ed25519 (RFC 8037); services read the public key from a JWKS file (RFC 7517).
"""

import json
import secrets
import time
from collections.abc import Sequence
from pathlib import Path

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key
from jwt.algorithms import OKPAlgorithm

from .errors import SetupError
from .home import Home

ROLES = ("staff", "adviser", "coordinator", "editor", "operator")
LIFETIME = 12 * 3600  # seconds: a working day
KEY_ID = "local"
LINKING = ("registration", "scheduling", "notification")  # services whose things people open by link


def public_keys(home: Home) -> Path:
    """The JWKS file that services verify tokens with."""
    return home.keys / "token-keys.json"


def link_key(home: Home, service: str) -> Path:
    """The secret that signs people's own links to what this service owns."""
    return home.keys / f"link-key-{service}"


def ensure_keys(home: Home) -> None:
    """Make what is missing; what is there stays, for links in mails already sent depend on it."""
    home.keys.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not _private_key(home).exists() or not public_keys(home).exists():
        _make_token_keys(home)
    for key in (link_key(home, service) for service in LINKING):
        if not key.exists():
            _write_secret(key, secrets.token_urlsafe(48).encode())


def token(home: Home, role: str, municipalities: Sequence[str] = (), subject: str = "") -> str:
    """A bearer token of a role, for local use; a coordinator's names its municipalities, an adviser's its adviser."""
    if role not in ROLES:
        raise SetupError(f"There is no role {role!r}.", f"one of: {', '.join(ROLES)}")
    ensure_keys(home)
    now = int(time.time())
    claims = {
        "iss": "samverka",
        "aud": "samverka",
        "sub": subject or f"local-{role}",
        "roles": [role],
        "municipalities": list(municipalities),
        "iat": now,
        "exp": now + LIFETIME,
    }
    key = load_pem_private_key(_private_key(home).read_bytes(), password=None)
    return jwt.encode(claims, key, algorithm="EdDSA", headers={"kid": KEY_ID})  # type: ignore[arg-type]


def _private_key(home: Home) -> Path:
    return home.keys / "token-key.pem"


def _make_token_keys(home: Home) -> None:
    key = Ed25519PrivateKey.generate()
    _write_secret(_private_key(home), key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    public = OKPAlgorithm.to_jwk(key.public_key(), as_dict=True)
    jwks = {"keys": [{**public, "kid": KEY_ID, "use": "sig", "alg": "EdDSA"}]}
    public_keys(home).write_text(json.dumps(jwks, indent=2) + "\n")


def _write_secret(file: Path, content: bytes) -> None:
    file.touch(mode=0o600)
    file.write_bytes(content)
