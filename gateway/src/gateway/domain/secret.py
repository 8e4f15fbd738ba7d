"""Secrets that people and programs carry: made here, shown once, and kept as a hash only.

They are random and long (256 bits), so that one round of SHA-256 is enough (NIST SP 800-63B, 5.1.2).
"""

import hmac
import secrets
from hashlib import sha256


def new_secret() -> str:
    """Return a new one, fit for an address or a cookie."""
    return secrets.token_urlsafe(32)


def hash_of(secret: str) -> str:
    """Return what is kept of it."""
    return sha256(secret.encode()).hexdigest()


def is_same(secret: str, kept: str | None) -> bool:
    """Tell whether this is the secret of which the hash was kept."""
    return kept is not None and hmac.compare_digest(hash_of(secret), kept)
