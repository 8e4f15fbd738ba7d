"""The keys of one local system, made once, and the bearer tokens signed with them.

Tokens are JWTs (RFC 7519) signed with Ed25519 (RFC 8037); services read the public keys at the gateway (RFC 7517).
"""

import json
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from gateway.signing_keys import read_keys, rotate, sign, signing

from .errors import SetupError
from .home import Home

ROLES = ("staff", "adviser", "coordinator", "editor", "operator")
LIFETIME = timedelta(hours=12)  # a working day
AUDIENCES = ["gateway", "registration", "scheduling", "notification", "content"]
LINKING = ("registration", "scheduling", "notification")  # services whose things people open by link


def signing_keys(home: Home) -> Path:
    """The folder with the keys that sign tokens."""
    return home.keys / "signing"


def public_keys(home: Home) -> Path:
    """The public keys as a file, for services that run without the gateway, where they are published otherwise."""
    return home.keys / "public-keys.json"


def link_key(home: Home, service: str) -> Path:
    """The secret that signs people's own links to what this service owns."""
    return home.keys / f"link-key-{service}"


def ensure_keys(home: Home) -> None:
    """Make what is missing; what is there stays, for links in mails already sent depend on it."""
    home.keys.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder = signing_keys(home)
    folder.mkdir(mode=0o700, exist_ok=True)
    if not read_keys(folder):
        rotate(folder, datetime.now(UTC))
    public = {"keys": [key.public() for key in read_keys(folder)]}
    public_keys(home).write_text(json.dumps(public, indent=2) + "\n")
    for key in (link_key(home, service) for service in LINKING):
        if not key.exists():
            _write_secret(key, secrets.token_urlsafe(48).encode())


def token(home: Home, role: str, municipalities: Sequence[str] = (), adviser: str = "") -> str:
    """A bearer token of a role, for local use; a coordinator's names its municipalities, an adviser's its adviser.

    The door takes it for a working day; a service asked without the door takes it for ten minutes.
    """
    if role not in ROLES:
        raise SetupError(f"There is no role {role!r}.", f"one of: {', '.join(ROLES)}")
    if not read_keys(signing_keys(home)):
        ensure_keys(home)
    claims = {
        "sub": f"local-{role}",
        "roles": [role],
        "municipalities": list(municipalities),
        "adviser": adviser,
    }
    moment = datetime.now(UTC)
    return sign(signing(read_keys(signing_keys(home)), moment), claims, AUDIENCES, LIFETIME, moment)


def _write_secret(file: Path, content: bytes) -> None:
    file.touch(mode=0o600)
    file.write_bytes(content)
