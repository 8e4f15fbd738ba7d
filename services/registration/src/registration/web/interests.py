"""Municipalities and their interest over HTTP."""

from fastapi import APIRouter, Request, Response

from chassis.access import Caller, refuse
from chassis.parameters import Key
from chassis.storage import GroupCommit, Once, Storage, UnitOfWork
from registration.domain.interest import interest_id
from registration.domain.municipality import MUNICIPALITIES
from registration.use_cases.declare_interest import DeclareInterest, declare_interest
from registration.use_cases.list_interests import list_interests
from registration.use_cases.withdraw_interest import withdraw_interest
from registration.web.interest_models import InterestIn, InterestOut, InterestsOut, MunicipalitiesOut, MunicipalityOut


def interest_routes(commits: GroupCommit, storage: Storage) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["interests"])

    @router.get("/municipalities")
    async def municipalities() -> MunicipalitiesOut:
        """List the association's municipalities."""
        return MunicipalitiesOut(items=[MunicipalityOut(code=code, name=name) for code, name in MUNICIPALITIES.items()])

    @router.post("/interests", status_code=201, response_model=InterestOut)
    async def declare(body: InterestIn, request: Request, caller: Caller, key: Key = None) -> Response:
        """Declare a municipality's interest."""
        command = DeclareInterest(body.municipality_code, tuple(body.tracks), body.person(), body.message)

        async def work(unit: UnitOfWork) -> bytes:
            return InterestOut.of(await declare_interest(unit, command)).model_dump_json(exclude_none=True).encode()

        once = Once.of(key, request.url.path, caller.subject, await request.body()) if key else None
        answer = await commits.run(interest_id(body.municipality_code), work, once)
        return Response(answer, 201, media_type="application/json")

    @router.get("/interests", response_model_exclude_none=False)
    async def interests(caller: Caller) -> InterestsOut:
        """List the municipalities that have declared interest; staff see the contact too."""
        shown = caller.is_any("staff")
        return InterestsOut(items=[InterestOut.of(one, with_contact=shown) for one in await list_interests(storage)])

    @router.delete("/interests/{id}", status_code=204)
    async def withdraw(id: str, caller: Caller) -> None:  # noqa: A002 - the path's word
        """Take an interest back; for staff and the municipality's own coordinator."""
        own = caller.is_any("coordinator") and id in {interest_id(code) for code in caller.municipalities}
        if not (own or caller.is_any("staff")):
            raise refuse(caller)
        await commits.run(id, lambda unit: withdraw_interest(unit, id))

    return router
