"""Programs at the door: who they are, and how that is told to the service they ask."""

from chassis.access import Identity, TokenVerifier
from chassis.problems import ProblemError
from chassis.storage import GroupCommit, Storage
from gateway.domain.api_key import START
from gateway.tokens import TokenSigner
from gateway.use_cases.use_api_key import key_of

BEARER, KEY = "bearer ", f"bearer {START}_"


class Callers:
    """Takes a bearer token made for the door, or an API key; hands on a short-lived token for one service."""

    def __init__(self, verifier: TokenVerifier, signer: TokenSigner, storage: Storage, commits: GroupCommit) -> None:
        self._verifier, self._signer, self._storage, self._commits = verifier, signer, storage, commits

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

    async def _identity_of_key(self, credential: str) -> Identity:
        key = await key_of(self._storage, self._commits, credential)
        if key is None:
            raise ProblemError(401, "key-not-valid", "API-nyckeln gäller inte.", "The API key is not valid.")
        return Identity(subject=f"key-{key.id}", roles=frozenset(key.scopes))
