"""Who is asking, and what they may do: bearer tokens with roles, and links that open one thing only."""

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import jwt
from fastapi import Depends, Request

from chassis.problems import ProblemError

ISSUER = AUDIENCE = "samverka"


@dataclass(frozen=True, slots=True)
class Identity:
    """The caller: a signed-in person with roles (and, for coordinators, municipality codes), or nobody known."""

    subject: str = ""
    roles: frozenset[str] = frozenset()
    municipalities: frozenset[str] = frozenset()
    link: str = ""

    def is_any(self, *roles: str) -> bool:
        """Tell whether the caller has one of the roles."""
        return not self.roles.isdisjoint(roles)


class TokenVerifier:
    """Checks bearer tokens (JWT, EdDSA) against the published keys, read again when the file changes."""

    def __init__(self, keys: Path | None) -> None:
        self._file = keys
        self._read_at = 0.0
        self._keys: Mapping[str, Any] = {}

    def identity(self, authorization: str | None) -> Identity:
        """Return who an `Authorization` header speaks for. Raises a 401 problem on a token that is not valid."""
        scheme, _, credential = (authorization or "").partition(" ")
        if scheme.lower() == "link":
            return Identity(link=credential.strip())
        if scheme.lower() != "bearer":
            return Identity()
        try:
            return self._identity_of(credential.strip())
        except (jwt.PyJWTError, KeyError, ValueError, TypeError) as error:
            raise ProblemError(
                401, "token-not-valid", "Din inloggning gäller inte längre. Logga in igen.", "Sign in again."
            ) from error

    def _identity_of(self, token: str) -> Identity:
        key = self._current_keys()[jwt.get_unverified_header(token)["kid"]]
        claims = jwt.decode(
            token,
            key,
            algorithms=["EdDSA"],
            audience=AUDIENCE,
            issuer=ISSUER,
            options={"require": ["exp", "iat", "sub", "aud", "iss"]},
        )
        municipalities = frozenset(map(str, claims.get("municipalities", ())))
        return Identity(str(claims["sub"]), frozenset(map(str, claims.get("roles", ()))), municipalities)

    def _current_keys(self) -> Mapping[str, Any]:
        if self._file is None or not self._file.exists():
            return {}
        changed = self._file.stat().st_mtime
        if changed != self._read_at:
            keys = json.loads(self._file.read_text())["keys"]
            self._keys = {key["kid"]: jwt.PyJWK(key).key for key in keys}
            self._read_at = changed
        return self._keys


async def identity(request: Request) -> Identity:
    """FastAPI dependency: who is asking (possibly nobody known)."""
    verifier: TokenVerifier = request.app.state.tokens
    return verifier.identity(request.headers.get("authorization"))


Caller = Annotated[Identity, Depends(identity)]


def refuse(caller: Identity) -> ProblemError:
    """Return the problem that tells a caller that this is not theirs: 401 for strangers, 403 for the known."""
    if caller.subject or caller.link:
        return ProblemError(
            403, "not-allowed", "Det här får bara den göra som har rätt till det.", "You are not allowed to do this."
        )
    return ProblemError(401, "sign-in-needed", "Logga in för att göra det här.", "Sign in to do this.")


def require(*roles: str) -> Callable[[Request], Awaitable[Identity]]:
    """Return a FastAPI dependency that lets only callers with one of the roles pass."""

    async def only(request: Request) -> Identity:
        caller = await identity(request)
        if not caller.is_any(*roles):
            raise refuse(caller)
        return caller

    return only
