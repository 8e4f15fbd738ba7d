"""Declaring interest over HTTP: municipalities, and organisations from outside them."""

import uuid
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from chassis.access import Identity
from chassis.parameters import Cursor, Key, Limit
from chassis.storage import GroupCommit, Once, Storage, UnitOfWork
from registration.domain.interest import interest_id
from registration.domain.privacy import Agreed
from registration.use_cases.declare_interest import DeclareInterest, declare_interest
from registration.use_cases.declare_organisation_interest import (
    DeclareOrganisationInterest,
    declare_organisation_interest,
)
from registration.use_cases.list_interests import list_interests, list_organisation_interests
from registration.use_cases.read_privacy_notices import agree_to_notice
from registration.web.interest_models import (
    DeclaredOut,
    InterestIn,
    InterestOut,
    InterestsOut,
    OrganisationInterestIn,
    OrganisationInterestsOut,
    WholeInterestOut,
)
from registration.web.rights import DECLARE_INTEREST, PLAN_CONFERENCES, SEE_ORGANISATIONS, SEE_PROGRAMME

Declarer = Annotated[Identity, Depends(DECLARE_INTEREST)]


def interest_routes(commits: GroupCommit, storage: Storage) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["interests"])
    _of_municipalities(router, commits, storage)
    _of_organisations(router, commits, storage)
    return router


def _of_municipalities(router: APIRouter, commits: GroupCommit, storage: Storage) -> None:
    @router.post("/interests", status_code=201, response_model=InterestOut)
    async def declare(body: InterestIn, request: Request, caller: Declarer, key: Key = None) -> Response:
        """Declare a municipality's interest; the contact is mailed a link to see, change and withdraw it."""
        agreed = await _agreed(storage, body)
        command = DeclareInterest(body.municipality_code, tuple(body.tracks), body.person(), body.message, agreed)

        async def work(unit: UnitOfWork) -> bytes:
            return InterestOut.of(await declare_interest(unit, command)).model_dump_json(exclude_none=True).encode()

        once = Once.of(key, request.url.path, caller.subject, await request.body()) if key else None
        answer = await commits.run(interest_id(body.municipality_code), work, once)
        return Response(answer, 201, media_type="application/json")

    @router.get("/interests", response_model_exclude_none=False)
    async def interests(caller: Annotated[Identity, Depends(SEE_PROGRAMME)]) -> InterestsOut:
        """List the municipalities that have declared interest; staff see the contact too."""
        shown = PLAN_CONFERENCES.sees_all(caller)
        return InterestsOut(items=[InterestOut.of(one, with_contact=shown) for one in await list_interests(storage)])


def _of_organisations(router: APIRouter, commits: GroupCommit, storage: Storage) -> None:
    @router.post("/organisation-interests", status_code=201, response_model=DeclaredOut)
    async def declare(body: OrganisationInterestIn, request: Request, caller: Declarer, key: Key = None) -> Response:
        """Declare an organisation's interest; the contact is mailed a link to see, change and withdraw it."""
        command = DeclareOrganisationInterest(
            uuid.uuid4().hex,
            body.declarer(),
            tuple(body.tracks),
            body.person(),
            body.message,
            await _agreed(storage, body),
        )

        async def work(unit: UnitOfWork) -> bytes:
            interest = await declare_organisation_interest(unit, command)
            answer = DeclaredOut(id=interest.id, status=interest.status, declared_at=interest.declared_at)
            return answer.model_dump_json().encode()

        once = Once.of(key, request.url.path, caller.subject, await request.body()) if key else None
        answer = await commits.run(once.id if once else command.interest_id, work, once)
        return Response(answer, 201, media_type="application/json")

    @router.get("/organisation-interests", dependencies=[Depends(SEE_ORGANISATIONS)])
    async def interests(cursor: Cursor = None, limit: Limit = 50) -> OrganisationInterestsOut:
        """List the organisations that have declared interest, with their contacts."""
        page = await list_organisation_interests(storage, cursor=cursor, limit=limit)
        return OrganisationInterestsOut(
            items=[WholeInterestOut.of(one) for one in page.items], next_cursor=page.next_cursor
        )


async def _agreed(storage: Storage, body: InterestIn | OrganisationInterestIn) -> Agreed | None:
    return await agree_to_notice(storage, body.consent.version) if body.consent else None
