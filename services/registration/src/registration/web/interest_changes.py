"""One interest over HTTP, for its contact by link, the municipality's coordinator and staff: see, change, withdraw."""

from typing import Annotated

from fastapi import APIRouter, Depends, Header, Response

from chassis.access import Identity
from chassis.conditions import version_needed
from chassis.links import OwnLinks
from chassis.rights import Right
from chassis.storage import GroupCommit, Storage
from registration.domain.interest import ChangedBy, Interest
from registration.domain.interest_errors import InterestUnknownError
from registration.use_cases.change_interest import change_interest
from registration.use_cases.get_interest import get_interest
from registration.use_cases.withdraw_interest import withdraw_interest
from registration.web.interest_models import InterestChangesIn, WholeInterestOut
from registration.web.rights import CHANGE_INTEREST, SEE_INTEREST, WITHDRAW_INTEREST


def interest_change_routes(commits: GroupCommit, storage: Storage, links: OwnLinks) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["interests"])

    @router.get("/interests/{id}")
    async def interest(
        id: str,  # noqa: A002
        caller: Annotated[Identity, Depends(SEE_INTEREST)],
        response: Response,
    ) -> WholeInterestOut:
        """Show one interest with its contact (by link, the municipality's coordinator, staff)."""
        return _shown(await _opened(SEE_INTEREST, storage, links, caller, id), response)

    @router.patch("/interests/{id}")
    async def change(
        id: str,  # noqa: A002
        body: InterestChangesIn,
        caller: Annotated[Identity, Depends(CHANGE_INTEREST)],
        response: Response,
        if_match: Annotated[str | None, Header()] = None,
    ) -> WholeInterestOut:
        """Change tracks, contact or message; `If-Match` names the version that was read.

        The contact is mailed what holds now. A contact with another address gets a new link; those before it end.
        """
        await _opened(CHANGE_INTEREST, storage, links, caller, id)
        version, by = version_needed(if_match), _by(CHANGE_INTEREST, caller)
        work = lambda unit: change_interest(unit, id, body.changes(), version, by)  # noqa: E731
        return _shown(await commits.run(id, work), response)

    @router.delete("/interests/{id}", status_code=204)
    async def withdraw(id: str, caller: Annotated[Identity, Depends(WITHDRAW_INTEREST)]) -> None:  # noqa: A002
        """Take an interest back (by link, the municipality's coordinator, staff)."""
        await _opened(WITHDRAW_INTEREST, storage, links, caller, id)
        by = _by(WITHDRAW_INTEREST, caller)
        await commits.run(id, lambda unit: withdraw_interest(unit, id, by))

    return router


async def _opened(right: Right, storage: Storage, links: OwnLinks, caller: Identity, interest_id: str) -> Interest:
    """Return the interest to those who may open it; to others, what refuses them."""
    generation = links.generation(caller.link, interest_id)
    by_link = generation is not None
    if caller.link:
        right.check(caller, opened=by_link)
    interest = await get_interest(storage, interest_id)
    right.check(caller, municipality=interest.municipality_code, opened=by_link)
    if generation is not None:
        interest.ensure_opens(generation)
    if interest.status == "withdrawn":
        raise InterestUnknownError
    return interest


def _by(right: Right, caller: Identity) -> ChangedBy:
    if caller.link:
        return "contact"
    return "staff" if right.sees_all(caller) else "coordinator"


def _shown(interest: Interest, response: Response) -> WholeInterestOut:
    response.headers["ETag"] = f'"{interest.version}"'
    return WholeInterestOut.of(interest)
