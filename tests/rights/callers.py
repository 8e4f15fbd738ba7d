"""Everybody who may ask: strangers, links, roles, scopes of API keys; and what is theirs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from gateway.domain.api_key import SCOPES
from gateway.signing_keys import SigningKey, read_keys, sign, signing
from samverka_local import keys
from samverka_local.home import Home

HERE, ELSEWHERE = "1401", "1402"
"""The municipality that things are of, and another."""
ROLES = ("staff", "editor", "operator", "door", *SCOPES)
CALLERS = (
    *("stranger", "link", "wrong link", "link to another"),
    *("coordinator (own)", "coordinator (other)", "adviser (own)", "adviser (other)"),
    *ROLES,
)
GOOD_FOR = timedelta(minutes=5)


@dataclass(frozen=True)
class Thing:
    """What an operation is asked of: how, and who has it."""

    path: str
    json: Any = None
    content: bytes | None = None
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    municipality: str = HERE
    adviser: str = "nobody"
    link: str = ""
    other_link: str = ""
    in_address: bool = False
    shows: str = ""
    """For a list: the id that is in it, for those who may see it."""


class Callers:
    """Makes the headers of each caller, as the gateway makes tokens."""

    def __init__(self, home: Home, service: str) -> None:
        self._home, self._service = home, service

    def ask(self, caller: str, thing: Thing) -> tuple[dict[str, str], dict[str, str]]:
        """Return headers and query of this caller's request."""
        if caller == "stranger":
            return {}, {}
        if caller in {"link", "wrong link", "link to another"}:
            token = {"link": thing.link, "link to another": thing.other_link}.get(caller) or "att_1.c2lnbmF0dXJl"
            return ({}, {"token": token}) if thing.in_address else ({"Authorization": f"Link {token}"}, {})
        return {"Authorization": f"Bearer {self.token(self._claims(caller, thing))}"}, {}

    def _claims(self, caller: str, thing: Thing) -> dict[str, object]:
        role, _, whose = caller.partition(" ")
        own = whose == "(own)"
        if role == "coordinator":
            return {"roles": [role], "municipalities": [thing.municipality if own else ELSEWHERE]}
        if role == "adviser":
            return {"roles": [role], "adviser": thing.adviser if own else "somebody-else"}
        return {"roles": [role]}

    def token(
        self,
        claims: Mapping[str, object],
        audience: str = "",
        made: datetime | None = None,
        good_for: timedelta = GOOD_FOR,
        key: SigningKey | None = None,
    ) -> str:
        """Return a token of somebody, for this service unless another is named."""
        moment = datetime.now(UTC)
        key = key or signing(read_keys(keys.signing_keys(self._home)), moment)
        return sign(key, {"sub": "somebody", **claims}, [audience or self._service], good_for, made or moment)

    def bad_tokens(self) -> dict[str, str]:
        """Return tokens of staff that are to be refused, by what is wrong with them."""
        staff, now = {"roles": ["staff"]}, datetime.now(UTC)
        good = self.token(staff)
        head, body, signature = good.split(".")
        unknown = SigningKey(now - timedelta(days=1), Ed25519PrivateKey.generate())
        known = signing(read_keys(keys.signing_keys(self._home)), now)
        return {
            "for another service": self.token(staff, audience="somewhere-else"),
            "expired": self.token(staff, made=now - timedelta(minutes=8), good_for=timedelta(minutes=5)),
            "too old, whatever it says": self.token(
                staff, made=now - timedelta(minutes=11), good_for=timedelta(hours=12)
            ),
            "signed with a key that nobody published": self.token(staff, key=unknown),
            "signed with another key under a known name": self.token(
                staff, key=SigningKey(known.made_at, Ed25519PrivateKey.generate())
            ),
            "changed": f"{head}.{body[:-4]}AAAA.{signature}",
            "not signed": f"eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.{body}.",
            "no token": "garbage",
        }


def may(who_may: list[str], caller: str) -> bool:
    """Tell whether this caller is among those who may, as the document states it."""
    return "anyone" in who_may or caller in who_may
