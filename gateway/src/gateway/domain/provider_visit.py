"""A visit to the identity provider: what we must remember until the browser comes back (OpenID Connect Core, 3.1)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

LASTS = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class ProviderVisit:
    """Kept under its `state`. `browser` is the hash of what the browser that left carries."""

    id: str
    version: int
    browser: str
    nonce: str
    verifier: str
    go_to: str
    expires_at: datetime
