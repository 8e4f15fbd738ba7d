"""Conferences over HTTP."""

import uuid
from typing import Annotated

from fastapi import APIRouter, Body, Depends, Header, Request, Response

from chassis.access import Identity
from chassis.conditions import version_needed
from chassis.parameters import Cursor, Key, Limit
from chassis.storage import GroupCommit, Once, Storage, UnitOfWork
from registration.domain.conference import Conference
from registration.domain.errors import ConferenceUnknownError
from registration.use_cases.announce_conference import announce_conference
from registration.use_cases.cancel_conference import cancel_conference
from registration.use_cases.change_conference import change_conference
from registration.use_cases.complete_conference import complete_conference
from registration.use_cases.create_conference import create_conference
from registration.use_cases.get_conference import get_conference
from registration.use_cases.list_conferences import list_conferences
from registration.web.conference_models import ConferenceOut, ConferencesOut, PlanChangesIn, PlanIn, as_plan_fields
from registration.web.models import ReasonIn
from registration.web.rights import PLAN_CONFERENCES, SEE_PROGRAMME

Planner = Annotated[Identity, Depends(PLAN_CONFERENCES)]
Reader = Annotated[Identity, Depends(SEE_PROGRAMME)]


def conference_routes(commits: GroupCommit, storage: Storage) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["conferences"])
    _reading(router, storage)
    _writing(router, commits)
    _deciding(router, commits)
    return router


def _reading(router: APIRouter, storage: Storage) -> None:
    @router.get("/conferences")
    async def conferences(caller: Reader, cursor: Cursor = None, limit: Limit = 50) -> ConferencesOut:
        """List the conferences; staff see drafts too."""
        page = await list_conferences(storage, drafts=PLAN_CONFERENCES.sees_all(caller), cursor=cursor, limit=limit)
        return ConferencesOut(items=[ConferenceOut.of(one) for one in page.items], next_cursor=page.next_cursor)

    @router.get("/conferences/{conference_id}")
    async def conference(conference_id: str, caller: Reader, response: Response) -> ConferenceOut:
        """Show a conference and its places."""
        found = await get_conference(storage, conference_id)
        if found.status == "draft" and not PLAN_CONFERENCES.sees_all(caller):
            raise ConferenceUnknownError
        return _shown(found, response)


def _writing(router: APIRouter, commits: GroupCommit) -> None:
    @router.post("/conferences", status_code=201, response_model=ConferenceOut)
    async def create(body: PlanIn, request: Request, caller: Planner, key: Key = None) -> Response:
        """Draft a conference."""
        conference_id, plan = uuid.uuid4().hex, body.plan()

        async def work(unit: UnitOfWork) -> bytes:
            return ConferenceOut.of(await create_conference(unit, conference_id, plan)).model_dump_json().encode()

        once = Once.of(key, request.url.path, caller.subject, await request.body()) if key else None
        answer = await commits.run(once.id if once else conference_id, work, once)
        return Response(answer, 201, {"ETag": '"1"'}, media_type="application/json")

    @router.patch("/conferences/{conference_id}")
    async def change(
        conference_id: str,
        body: PlanChangesIn,
        _caller: Planner,
        response: Response,
        if_match: Annotated[str | None, Header()] = None,
    ) -> ConferenceOut:
        """Change a conference; `If-Match` names the version it was read in."""
        revision, changes = version_needed(if_match), as_plan_fields(body)
        work = lambda unit: change_conference(unit, conference_id, changes, revision)  # noqa: E731
        return _shown(await commits.run(conference_id, work), response)


def _deciding(router: APIRouter, commits: GroupCommit) -> None:
    @router.post("/conferences/{conference_id}/announcement")
    async def announce(conference_id: str, _caller: Planner, response: Response) -> ConferenceOut:
        """Announce a conference."""
        return _shown(await commits.run(conference_id, lambda unit: announce_conference(unit, conference_id)), response)

    @router.post("/conferences/{conference_id}/cancellation")
    async def cancel(
        conference_id: str, _caller: Planner, response: Response, body: Annotated[ReasonIn | None, Body()] = None
    ) -> ConferenceOut:
        """Cancel a conference; everybody who was to come is told."""
        reason = body.reason if body else None
        work = lambda unit: cancel_conference(unit, conference_id, reason)  # noqa: E731
        return _shown(await commits.run(conference_id, work), response)

    @router.post("/conferences/{conference_id}/completion")
    async def complete(conference_id: str, _caller: Planner, response: Response) -> ConferenceOut:
        """Say that a conference has been held."""
        return _shown(await commits.run(conference_id, lambda unit: complete_conference(unit, conference_id)), response)


def _shown(conference: Conference, response: Response) -> ConferenceOut:
    response.headers["ETag"] = f'"{conference.revision}"'
    return ConferenceOut.of(conference)
