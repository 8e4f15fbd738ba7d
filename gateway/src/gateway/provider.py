"""The organisation's own sign-in: OpenID Connect with any provider (code flow with PKCE; Authlib does the protocol)."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from authlib.integrations.base_client.errors import OAuthError
from authlib.integrations.starlette_client import OAuth
from httpx2 import HTTPError
from joserfc.errors import JoseError
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from gateway.domain.account import Rights, Role


class RoleRule(BaseModel):
    """One line of the written mapping: who has this value in this claim has this role."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    claim: str = Field(min_length=1)
    value: str = Field(min_length=1)
    role: Role
    municipalities: tuple[str, ...] = ()
    adviser: str = ""


@dataclass(frozen=True, slots=True)
class Leaving:
    """Where the browser goes, and what must be remembered until it is back."""

    url: str
    state: str
    nonce: str
    verifier: str


@dataclass(frozen=True, slots=True)
class Vouched:
    """For whom the provider vouches. `email` is empty unless the provider has verified it."""

    key: str
    name: str
    email: str
    rights: Rights


class ProviderRefusedError(Exception):
    """The provider did not say who it is, or not in a way that can be trusted; `reason` has no personal data."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Provider:
    """One identity provider."""

    def __init__(self, issuer: str, client_id: str, client_secret: str, name: str, rules: Path | None) -> None:
        """Nothing is asked yet. `rules` is the JSON file with the mapping from claims to roles."""
        self.name = name
        self._issuer = issuer
        self._rules = TypeAdapter(list[RoleRule]).validate_json(rules.read_bytes()) if rules else []
        self._client = OAuth().register(
            "provider",
            client_id=client_id,
            client_secret=client_secret,
            server_metadata_url=issuer.rstrip("/") + "/.well-known/openid-configuration",
            client_kwargs={"scope": "openid profile email", "code_challenge_method": "S256", "timeout": 10},
        )

    async def leave(self, back: str) -> Leaving:
        """Return where to send the browser that comes `back` there. Raises ProviderRefusedError."""
        try:
            made = await self._client.create_authorization_url(back)
        except (HTTPError, OAuthError, RuntimeError, ValueError) as error:
            raise ProviderRefusedError("away") from error
        return Leaving(made["url"], made["state"], made["nonce"], made["code_verifier"])

    async def vouch(self, back: str, code: str, state: str, nonce: str, verifier: str) -> Vouched:
        """Return for whom the provider vouches with this code. Raises ProviderRefusedError."""
        try:
            token = await self._client.fetch_access_token(
                redirect_uri=back, code=code, state=state, code_verifier=verifier
            )
            claims = await self._client.parse_id_token(
                token, nonce=nonce, claims_options={"iss": {"essential": True, "value": self._issuer}}
            )
        except (HTTPError, OAuthError, JoseError, RuntimeError, ValueError, KeyError) as error:
            raise ProviderRefusedError(type(error).__name__) from error
        if not claims:
            raise ProviderRefusedError("no-id-token")
        return self._vouched(dict(claims))

    def _vouched(self, claims: Mapping[str, Any]) -> Vouched:
        email = str(claims.get("email") or "") if claims.get("email_verified") is True else ""
        name = str(claims.get("name") or email or claims["sub"])[:200]
        return Vouched(f"{self._issuer} {claims['sub']}", name, email, rights_of(claims, self._rules))


def rights_of(claims: Mapping[str, Any], rules: list[RoleRule]) -> Rights:
    """Return what the claims give by the mapping."""
    rights = Rights()
    for rule in rules:
        if rule.value in _values(claims.get(rule.claim)):
            rights |= Rights((rule.role,), rule.municipalities, rule.adviser)
    return rights


def _values(claim: object) -> list[str]:
    """Return a claim's values as words; one that is no list is its only value."""
    return [str(one) for one in (cast("list[object]", claim) if isinstance(claim, list) else [claim])]
