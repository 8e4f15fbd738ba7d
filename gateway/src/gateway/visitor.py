"""Who looks at the page: somebody signed in, or nobody known.

The middleware `Visitors` finds out before the page is made; `current()` tells it everywhere below. A page that is for
some people only says so with `need`.
"""

from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from chassis.access import Identity
from gateway.domain.account import Account, Role
from gateway.domain.session import Session


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody signed in."""

    account: Account
    session: Session

    @property
    def name(self) -> str:
        """What they are called."""
        return self.account.name

    @property
    def roles(self) -> tuple[Role, ...]:
        """What they may do."""
        return self.account.rights.roles

    @property
    def identity(self) -> Identity:
        """Who they are to the services."""
        rights = self.account.rights
        return Identity(
            subject=self.account.id,
            roles=frozenset(rights.roles),
            municipalities=frozenset(rights.municipalities),
            adviser=rights.adviser,
        )

    def is_any(self, *roles: Role) -> bool:
        """Tell whether they have one of the roles."""
        return not set(roles).isdisjoint(self.roles)


class SignInNeededError(Exception):
    """The page is for people who are signed in."""


class NotForYouError(Exception):
    """The page is for people with one of the `roles`."""

    def __init__(self, roles: tuple[Role, ...]) -> None:
        super().__init__(*roles)
        self.roles = roles


class VisitorUnknownError(Exception):
    """Somebody may be signed in, but that cannot be found out just now."""


_current: ContextVar[Visitor | None] = ContextVar("visitor", default=None)
_unknown: ContextVar[bool] = ContextVar("visitor_unknown", default=False)


def current() -> Visitor | None:
    """Return who looks at the page."""
    return _current.get()


def enter(visitor: Visitor | None, *, unknown: bool = False) -> None:
    """Say who looks at the page, for this request; `unknown` where that could not be found out."""
    _current.set(visitor)
    _unknown.set(unknown)


def need(*roles: Role) -> Callable[[Request], Awaitable[Visitor]]:
    """Return a FastAPI dependency: only people with one of the roles see the page; without roles, all signed in."""

    async def only(_request: Request) -> Visitor:
        visitor = current()
        if _unknown.get():
            raise VisitorUnknownError
        if visitor is None:
            raise SignInNeededError
        if roles and not visitor.is_any(*roles):
            raise NotForYouError(roles)
        return visitor

    return only


SignedIn = Annotated[Visitor, Depends(need())]
Staff = Annotated[Visitor, Depends(need("staff"))]
