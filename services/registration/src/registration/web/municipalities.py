"""Municipalities over HTTP: the list, whom staff write to in each, and inviting them to declare interest."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi import Path as InPath

from chassis.access import Identity
from chassis.parameters import Key
from chassis.storage import GroupCommit, Once, Storage, UnitOfWork
from registration.domain.invitation import not_invited_yet
from registration.use_cases.invite_municipalities import invite_municipalities
from registration.use_cases.keep_contact import keep_contact
from registration.use_cases.list_municipalities import list_municipalities
from registration.web.municipality_models import (
    InvitationsIn,
    InvitationsOut,
    MailContactIn,
    MailContactOut,
    MunicipalitiesOut,
    MunicipalityOut,
)
from registration.web.rights import INVITE, SEE_PROGRAMME

Code = Annotated[str, InPath(pattern=r"^\d{4}$")]


def municipality_routes(commits: GroupCommit, storage: Storage) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["municipalities"])
    _contacts(router, commits)

    @router.get("/municipalities", response_model_exclude_unset=True)
    async def municipalities(caller: Annotated[Identity, Depends(SEE_PROGRAMME)]) -> MunicipalitiesOut:
        """List the association's municipalities; staff see contact, invitation and what became of the interest."""
        shown = INVITE.sees_all(caller)
        found = await list_municipalities(storage, known=shown)
        return MunicipalitiesOut(items=[MunicipalityOut.of(one, known=shown) for one in found], next_cursor=None)

    @router.post("/municipality-invitations", response_model=InvitationsOut)
    async def invite(
        body: InvitationsIn, request: Request, caller: Annotated[Identity, Depends(INVITE)], key: Key = None
    ) -> Response:
        """Mail municipalities an invitation to declare interest, or a reminder.

        Left out is who has declared it, who has no contact, and who had a mail within the last seven days.
        """

        async def work(unit: UnitOfWork) -> bytes:
            invited = await invite_municipalities(unit, body.municipality_codes)
            return InvitationsOut.of(invited).model_dump_json().encode()

        once = Once.of(key, request.url.path, caller.subject, await request.body()) if key else None
        return Response(await commits.run("invitations", work, once), media_type="application/json")

    return router


def _contacts(router: APIRouter, commits: GroupCommit) -> None:
    @router.put("/municipalities/{code}/contact", dependencies=[Depends(INVITE)])
    async def keep(code: Code, body: MailContactIn) -> MailContactOut:
        """Keep whom to write to in a municipality before anybody there has declared interest."""
        contact = body.contact()
        await commits.run(not_invited_yet(code).id, lambda unit: keep_contact(unit, code, contact))
        return MailContactOut.of(contact)

    @router.delete("/municipalities/{code}/contact", status_code=204, dependencies=[Depends(INVITE)])
    async def forget(code: Code) -> None:
        """Forget whom to write to."""
        await commits.run(not_invited_yet(code).id, lambda unit: keep_contact(unit, code, None))
