"""Invitations to a conference over HTTP: staff ask; the contact by link, the coordinator or staff answer."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Request, Response
from fastapi import Path as InPath

from chassis.access import Identity
from chassis.links import OwnLinks
from chassis.parameters import Key
from chassis.rights import Right
from chassis.storage import GroupCommit, Once, Storage, UnitOfWork
from registration.domain.conference_invitation import not_asked_yet
from registration.domain.errors import ConferenceUnknownError
from registration.domain.interest import ChangedBy
from registration.use_cases.decline_invitation import decline_invitation
from registration.use_cases.get_conference import get_conference
from registration.use_cases.get_conference_invitation import get_conference_invitation
from registration.use_cases.invite_to_conference import invite_to_conference
from registration.use_cases.list_conference_invitations import Asking, list_conference_invitations
from registration.use_cases.take_back_declination import take_back_declination
from registration.web.conference_invitation_models import (
    ConferenceInvitationOut,
    ConferenceInvitationsOut,
    DeclinationIn,
    told,
)
from registration.web.municipality_models import InvitationsIn, InvitationsOut
from registration.web.rights import (
    ANSWER_CONFERENCE_INVITATION,
    ASK_TO_CONFERENCE,
    SEE_CONFERENCE_INVITATION,
    SEE_WHO_IS_ASKED,
)

Code = Annotated[str, InPath(pattern=r"^\d{4}$")]
Answerer = Annotated[Identity, Depends(ANSWER_CONFERENCE_INVITATION)]
ALL = "/conferences/{conference_id}/invitations"
ONE = f"{ALL}/{{municipality_code}}"


def conference_invitation_routes(commits: GroupCommit, storage: Storage, links: OwnLinks) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["conferences"])
    _asking(router, commits, storage)

    @router.get(ONE)
    async def invitation(
        conference_id: str, municipality_code: Code, caller: Annotated[Identity, Depends(SEE_CONFERENCE_INVITATION)]
    ) -> ConferenceInvitationOut:
        """Show how one municipality stands to the conference (by link, its coordinator, staff)."""
        one = await _opened(SEE_CONFERENCE_INVITATION, storage, links, caller, conference_id, municipality_code)
        return ConferenceInvitationOut.of(one, whole=SEE_CONFERENCE_INVITATION.sees_all(caller))

    _answering(router, commits, storage, links)
    return router


def _asking(router: APIRouter, commits: GroupCommit, storage: Storage) -> None:
    @router.post(ALL, response_model=InvitationsOut)
    async def invite(
        conference_id: str,
        body: InvitationsIn,
        request: Request,
        caller: Annotated[Identity, Depends(ASK_TO_CONFERENCE)],
        key: Key = None,
    ) -> Response:
        """Mail municipalities an invitation to the conference, or a reminder.

        Written to is the contact of the municipality's interest, else whom staff keep. Left out is who comes, who has
        said no, who has no contact, and who had a mail about it within the last seven days.
        """

        async def work(unit: UnitOfWork) -> bytes:
            asked = await invite_to_conference(unit, conference_id, body.municipality_codes)
            return told(asked).model_dump_json().encode()

        once = Once.of(key, request.url.path, caller.subject, await request.body()) if key else None
        return Response(await commits.run(conference_id, work, once), media_type="application/json")

    @router.get(ALL)
    async def invitations(
        conference_id: str, caller: Annotated[Identity, Depends(SEE_WHO_IS_ASKED)]
    ) -> ConferenceInvitationsOut:
        """List how the municipalities stand to the conference: all of them for staff, their own for coordinators."""
        whole = SEE_WHO_IS_ASKED.sees_all(caller)
        conference = await get_conference(storage, conference_id)
        if conference.status == "draft" and not whole:
            raise ConferenceUnknownError
        within = None if whole else caller.municipalities
        found = await list_conference_invitations(storage, conference, within=within)
        return ConferenceInvitationsOut(items=[ConferenceInvitationOut.of(one, whole=whole) for one in found])


def _answering(router: APIRouter, commits: GroupCommit, storage: Storage, links: OwnLinks) -> None:
    right = ANSWER_CONFERENCE_INVITATION

    async def answered(
        caller: Identity, conference_id: str, code: str, work: Callable[[UnitOfWork], Any]
    ) -> ConferenceInvitationOut:
        one = await _opened(right, storage, links, caller, conference_id, code)
        await commits.run(one.invitation.id, work)
        shown = await get_conference_invitation(storage, conference_id, code)
        return ConferenceInvitationOut.of(shown, whole=right.sees_all(caller))

    @router.put(f"{ONE}/declination")
    async def decline(
        conference_id: str,
        municipality_code: Code,
        caller: Answerer,
        body: Annotated[DeclinationIn | None, Body()] = None,
    ) -> ConferenceInvitationOut:
        """Say that nobody of the municipality comes, invited or not (by link, its coordinator, staff)."""
        by, message = _by(caller), body.message if body else None
        work = lambda unit: decline_invitation(unit, conference_id, municipality_code, by, message)  # noqa: E731
        return await answered(caller, conference_id, municipality_code, work)

    @router.delete(f"{ONE}/declination")
    async def take_back(conference_id: str, municipality_code: Code, caller: Answerer) -> ConferenceInvitationOut:
        """Take the no back: somebody may come after all (by link, the municipality's coordinator, staff)."""
        by = _by(caller)
        work = lambda unit: take_back_declination(unit, conference_id, municipality_code, by)  # noqa: E731
        return await answered(caller, conference_id, municipality_code, work)


async def _opened(
    right: Right, storage: Storage, links: OwnLinks, caller: Identity, conference_id: str, code: str
) -> Asking:
    """Return how the municipality stands to those who may open it; to others, what refuses them."""
    generation = links.generation(caller.link, not_asked_yet(conference_id, code).id)
    right.check(caller, municipality=code, opened=generation is not None)
    return await get_conference_invitation(storage, conference_id, code, generation)


def _by(caller: Identity) -> ChangedBy:
    if caller.link:
        return "contact"
    return "staff" if ANSWER_CONFERENCE_INVITATION.sees_all(caller) else "coordinator"
