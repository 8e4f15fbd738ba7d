"""Who is asking, and what they may do: bearer tokens with roles, and links that open one thing only."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Protocol

import jwt
from fastapi import Request

from chassis.clock import now
from chassis.key_set import KeysAwayError
from chassis.problems import ProblemError

ISSUER = "samverka"
OLDEST = timedelta(minutes=10)
CLOCKS_DIFFER = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Identity:
    """The caller: a signed-in person or a program with roles, or nobody known.

    A coordinator speaks for `municipalities` (their codes), an adviser is the one with the id `adviser`.
    """

    subject: str = ""
    roles: frozenset[str] = frozenset()
    municipalities: frozenset[str] = frozenset()
    adviser: str = ""
    link: str = ""

    def is_any(self, *roles: str) -> bool:
        """Tell whether the caller has one of the roles."""
        return not self.roles.isdisjoint(roles)


class Keys(Protocol):
    """Where the public keys are that tokens are checked with."""

    async def key(self, key_id: str) -> Any:  # noqa: ANN401 - a key of whatever algorithm
        """Return the key of this id. Raises KeyError where there is none, KeysAwayError where none can be read."""


class TokenVerifier:
    """Checks bearer tokens (JWT, RFC 7519; EdDSA, RFC 8037) that are meant for one part, its audience.

    A token is refused `oldest` after it was made, whatever it says itself of its end; None leaves that to the token.
    """

    def __init__(self, keys: Keys, audience: str, oldest: timedelta | None = OLDEST) -> None:
        self._keys, self._audience, self._oldest = keys, audience, oldest

    async def identity(self, authorization: str | None) -> Identity:
        """Return who an `Authorization` header speaks for. Raises a 401 problem on a token that is not valid."""
        scheme, _, credential = (authorization or "").partition(" ")
        if scheme.lower() == "link":
            return Identity(link=credential.strip())
        if scheme.lower() != "bearer":
            return Identity()
        try:
            return self._identity_of(await self._claims(credential.strip()))
        except (jwt.PyJWTError, KeyError, ValueError, TypeError) as error:
            raise ProblemError(
                401, "token-not-valid", "Din inloggning gäller inte längre. Logga in igen.", "Sign in again."
            ) from error
        except KeysAwayError as error:
            raise ProblemError(
                503,
                "keys-away",
                "Vi kan inte kontrollera inloggningar just nu. Försök igen om en stund.",
                "We cannot check sign-ins just now. Try again in a while.",
                retry_after=5,
            ) from error

    async def _claims(self, token: str) -> dict[str, Any]:
        key = await self._keys.key(str(jwt.get_unverified_header(token)["kid"]))
        claims: dict[str, Any] = jwt.decode(
            token,
            key,
            algorithms=["EdDSA"],
            audience=self._audience,
            issuer=ISSUER,
            leeway=CLOCKS_DIFFER,
            options={"require": ["exp", "iat", "sub", "aud", "iss"]},
        )
        if self._oldest is not None and now().timestamp() - claims["iat"] > self._oldest.total_seconds():
            raise jwt.ExpiredSignatureError
        return claims

    def _identity_of(self, claims: dict[str, Any]) -> Identity:
        return Identity(
            subject=str(claims["sub"]),
            roles=frozenset(map(str, claims.get("roles", ()))),
            municipalities=frozenset(map(str, claims.get("municipalities", ()))),
            adviser=str(claims.get("adviser", "")),
        )


async def identity(request: Request) -> Identity:
    """FastAPI dependency: who is asking (possibly nobody known)."""
    verifier: TokenVerifier = request.app.state.tokens
    return await verifier.identity(request.headers.get("authorization"))
