"""Who may do what: stated once for each use case, at its route.

A `Right` is a FastAPI dependency. At the door it refuses whoever cannot be let in, whatever the thing is; where the
thing is loaded, `check` refuses those whose it is not. It stands in the OpenAPI document as `x-who-may`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from fastapi import APIRouter, Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from chassis.access import Identity, identity
from chassis.problems import ProblemError

_WORDS = {
    "staff": ("programmets handläggare", "the programme's staff"),
    "coordinator": ("kommunens samordnare", "the municipality's coordinator"),
    "adviser": ("rådgivaren", "the adviser"),
    "editor": ("redaktörer", "editors"),
    "operator": ("driftansvariga", "operators"),
    "door": ("gatewayen", "the gateway"),
    "link": ("den som har länken", "whoever has the link"),
}


@dataclass(frozen=True)
class Right:
    """Who may: anyone; who has one of the `roles` (an API key's scopes are such); or whose it is.

    `own` names the roles that may where the thing is theirs: the coordinator of its municipality, its adviser. `link`
    lets in whoever carries the link that opens the thing, in the `Authorization` header or, for programs that can send
    none, as the address's `token`.
    """

    roles: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    link: Literal["header", "address"] | None = None
    anyone: bool = False

    async def __call__(self, request: Request) -> Identity:
        """Return who is asking. Raises what refuses a caller who can have no right to anything here."""
        caller = await identity(request)
        carries_link = bool(caller.link) if self.link == "header" else "token" in request.query_params
        if not self._might(caller, carries_link):
            raise self.refusal(caller)
        return caller

    def _might(self, caller: Identity, carries_link: bool) -> bool:
        return self.anyone or caller.is_any(*self.roles, *self.own) or (self.link is not None and carries_link)

    def check(
        self, caller: Identity, *, municipality: str | None = None, adviser: str = "", opened: bool = False
    ) -> None:
        """Raise what refuses a caller whose thing it is not. `opened`: they carry the link that opens it."""
        if not self.lets(caller, municipality=municipality, adviser=adviser, opened=opened):
            raise self.refusal(caller)

    def lets(
        self, caller: Identity, *, municipality: str | None = None, adviser: str = "", opened: bool = False
    ) -> bool:
        """Tell whether a caller may, this thing being whose it is."""
        return self.sees_all(caller) or self._owns(caller, municipality, adviser) or (self.link is not None and opened)

    def _owns(self, caller: Identity, municipality: str | None, adviser: str) -> bool:
        coordinates = caller.is_any("coordinator") and municipality in caller.municipalities
        advises = caller.is_any("adviser") and bool(adviser) and caller.adviser == adviser
        return ("coordinator" in self.own and coordinates) or ("adviser" in self.own and advises)

    def sees_all(self, caller: Identity) -> bool:
        """Tell whether a list is shown whole to this caller, or only what is theirs."""
        return self.anyone or caller.is_any(*self.roles)

    def refusal(self, caller: Identity) -> ProblemError:
        """Return the problem that says who may: 401 for strangers, 403 for the known."""
        if not (caller.subject or caller.link):
            return ProblemError(401, "sign-in-needed", "Logga in för att göra det här.", "Sign in to do this.")
        sv, en = zip(*self._words(), strict=True)
        return ProblemError(
            403,
            "not-allowed",
            f"Det här får bara {_listed(sv, 'eller')} göra.",
            f"Only {_listed(en, 'or')} may do this.",
        )

    def _words(self) -> Iterator[tuple[str, str]]:
        for role in (*self.roles, *self.own, *(("link",) if self.link else ())):
            yield _WORDS.get(role, (f"en API-nyckel för {role}", f"an API key for {role}"))

    def told(self) -> list[str]:
        """Return who may as it stands in the OpenAPI document."""
        if self.anyone:
            return ["anyone"]
        return [*self.roles, *(f"{role} (own)" for role in self.own), *(["link"] if self.link else [])]


def _listed(words: tuple[str, ...], before_last: str) -> str:
    *others, last = words
    return f"{', '.join(others)} {before_last} {last}" if others else last


def state_rights(router: APIRouter) -> None:
    """Put each operation's right into the OpenAPI document. Raises TypeError for one that does not state just one."""
    for route in router.routes:
        found = set(_rights_of(route.dependant)) if isinstance(route, APIRoute) else set()
        if not isinstance(route, APIRoute) or len(found) != 1:
            raise TypeError(f"{route} states {len(found)} rights; it must state one")
        route.openapi_extra = {**(route.openapi_extra or {}), "x-who-may": found.pop().told()}


def _rights_of(dependant: Dependant) -> Iterator[Right]:
    for one in dependant.dependencies:
        if isinstance(one.call, Right):
            yield one.call
        yield from _rights_of(one)
