"""The gateway's collections. What has run out goes by itself."""

from datetime import timedelta
from typing import Any

from chassis.storage import Index, Kind
from gateway.domain.account import Account
from gateway.domain.api_key import ApiKey
from gateway.domain.audit import Entry, Head
from gateway.domain.provider_visit import ProviderVisit
from gateway.domain.session import Session
from gateway.domain.sign_in_link import SignInLink

ACCOUNTS = Kind(
    "accounts",
    Account,
    [
        Index([("address_key", 1)], unique=True),
        Index([("provider_key", 1)], unique=True, only={"provider_key": {"$type": "string"}}),
        Index([("given.roles", 1)]),
    ],
)
SESSIONS = Kind("sessions", Session, [Index([("account_id", 1)]), Index([("ends_at", 1)], expires=timedelta(0))])
SIGN_IN_LINKS = Kind("sign_in_links", SignInLink, [Index([("expires_at", 1)], expires=timedelta(days=1))])
PROVIDER_VISITS = Kind("provider_visits", ProviderVisit, [Index([("expires_at", 1)], expires=timedelta(0))])
API_KEYS = Kind("api_keys", ApiKey)
AUDIT_ENTRIES = Kind(
    "audit_entries", Entry, [Index([("kind", 1), ("who", 1)]), Index([("kind", 1), ("part", 1)]), Index([("about", 1)])]
)
AUDIT_HEADS = Kind("audit_heads", Head)

KINDS: list[Kind[Any]] = [ACCOUNTS, SESSIONS, SIGN_IN_LINKS, PROVIDER_VISITS, API_KEYS, AUDIT_ENTRIES, AUDIT_HEADS]
