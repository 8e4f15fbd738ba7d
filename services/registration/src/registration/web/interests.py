"""Municipalities and their interest over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from chassis.access import Identity
from chassis.parameters import Key
from chassis.storage import GroupCommit, Once, Storage, UnitOfWork
from registration.domain.interest import interest_id
from registration.domain.municipality import MUNICIPALITIES
from registration.use_cases.declare_interest import DeclareInterest, declare_interest
from registration.use_cases.list_interests import list_interests
from registration.use_cases.withdraw_interest import withdraw_interest
from registration.web.interest_models import InterestIn, InterestOut, InterestsOut, MunicipalitiesOut, MunicipalityOut
from registration.web.rights import DECLARE_INTEREST, PLAN_CONFERENCES, SEE_PROGRAMME, WITHDRAW_INTEREST


def interest_routes(commits: GroupCommit, storage: Storage) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["interests"])

    @router.get("/municipalities", dependencies=[Depends(SEE_PROGRAMME)])
    async def municipalities() -> MunicipalitiesOut:
        """List the association's municipalities."""
        return MunicipalitiesOut(items=[MunicipalityOut(code=code, name=name) for code, name in MUNICIPALITIES.items()])

    @router.post("/interests", status_code=201, response_model=InterestOut)
    async def declare(
        body: InterestIn, request: Request, caller: Annotated[Identity, Depends(DECLARE_INTEREST)], key: Key = None
    ) -> Response:
        """Declare a municipality's interest."""
        command = DeclareInterest(body.municipality_code, tuple(body.tracks), body.person(), body.message)

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

    @router.delete("/interests/{id}", status_code=204)
    async def withdraw(id: str, caller: Annotated[Identity, Depends(WITHDRAW_INTEREST)]) -> None:  # noqa: A002
        """Take an interest back; for staff and the municipality's own coordinator."""
        own = next((code for code in caller.municipalities if interest_id(code) == id), None)
        WITHDRAW_INTEREST.check(caller, municipality=own)
        await commits.run(id, lambda unit: withdraw_interest(unit, id))

    return router
