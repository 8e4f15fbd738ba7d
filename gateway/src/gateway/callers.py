"""Programs at the door: who they are, and how that is told to the service they ask."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from chassis.access import Identity, TokenVerifier
from chassis.problems import ProblemError
from chassis.storage import GroupCommit, Storage
from gateway.audit_log import AuditLog, Outcome
from gateway.domain.api_key import START
from gateway.edge.known import within_limit
from gateway.edge.limits import Limits
from gateway.edge.rules import SAFE
from gateway.tokens import TokenSigner
from gateway.use_cases.use_api_key import key_of

BEARER, KEY = "bearer ", f"bearer {START}_"


class Callers:
    """Takes a bearer token made for the door, or an API key; hands on a short-lived token for one service."""

    def __init__(
        self,
        verifier: TokenVerifier,
        signer: TokenSigner,
        storage: Storage,
        commits: GroupCommit,
        limits: Limits,
        audit: AuditLog,
    ) -> None:
        self._verifier, self._signer, self._storage, self._commits = verifier, signer, storage, commits
        self._limits, self._audit = limits, audit

    async def identity(self, authorization: str | None) -> Identity:
        """Return who an `Authorization` header speaks for. Raises a 401 problem on what is not valid."""
        if authorization and authorization.lower().startswith(KEY):
            return await self._identity_of_key(authorization[len(BEARER) :].strip())
        return await self._verifier.identity(authorization)

    def introduction(self, identity: Identity, service: str) -> str | None:
        """Return the `Authorization` header by which the service hears who asks; None for nobody known."""
        if identity.link:
            return f"Link {identity.link}"
        return f"Bearer {self._signer.token(identity, service)}" if identity.subject else None

    @asynccontextmanager
    async def act(self, identity: Identity, service: str, method: str, path: str) -> AsyncIterator[Outcome]:
        """Let somebody known act within their limits, written down in the audit log where it changes something."""
        if not identity.subject:
            yield Outcome()
            return
        changes = method not in SAFE
        await within_limit(self._limits, identity.subject, changes=changes)
        if not changes:
            yield Outcome()
            return
        async with self._audit.act(identity.subject, service, method, path) as outcome:
            yield outcome

    async def _identity_of_key(self, credential: str) -> Identity:
        key = await key_of(self._storage, self._commits, credential)
        if key is None:
            raise ProblemError(401, "key-not-valid", "API-nyckeln gäller inte.", "The API key is not valid.")
        return Identity(subject=f"key-{key.id}", roles=frozenset(key.scopes))
