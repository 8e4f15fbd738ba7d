"""The privacy notice over HTTP: everybody reads it, staff publish a new version."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response

from chassis.access import Identity
from chassis.parameters import Key
from chassis.storage import GroupCommit, Once, Storage, UnitOfWork
from registration.use_cases.publish_privacy_notice import publish_privacy_notice
from registration.use_cases.read_privacy_notices import get_privacy_notice, list_privacy_notices
from registration.web.privacy_models import PrivacyNoticeIn, PrivacyNoticeOut, PrivacyNoticesOut
from registration.web.rights import PUBLISH_PRIVACY_NOTICE, SEE_PRIVACY_NOTICE

THE_SEQUENCE = "privacy-notices"
Number = Annotated[int, Path(ge=1, le=1_000_000)]


def privacy_notice_routes(commits: GroupCommit, storage: Storage) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["privacy"])

    @router.get("/privacy-notices", dependencies=[Depends(SEE_PRIVACY_NOTICE)])
    async def privacy_notices() -> PrivacyNoticesOut:
        """List all versions of the privacy notice; the first is the one that holds now."""
        return PrivacyNoticesOut(items=[PrivacyNoticeOut.of(one) for one in await list_privacy_notices(storage)])

    @router.get("/privacy-notices/{number}", dependencies=[Depends(SEE_PRIVACY_NOTICE)])
    async def privacy_notice(number: Number) -> PrivacyNoticeOut:
        """Show one version of the privacy notice."""
        return PrivacyNoticeOut.of(await get_privacy_notice(storage, number))

    @router.post("/privacy-notices", status_code=201, response_model=PrivacyNoticeOut)
    async def publish(
        body: PrivacyNoticeIn,
        request: Request,
        caller: Annotated[Identity, Depends(PUBLISH_PRIVACY_NOTICE)],
        key: Key = None,
    ) -> Response:
        """Publish a new version, which holds from now on. None is ever changed or taken away."""

        async def work(unit: UnitOfWork) -> bytes:
            return PrivacyNoticeOut.of(await publish_privacy_notice(unit, body.value())).model_dump_json().encode()

        once = Once.of(key, request.url.path, caller.subject, await request.body()) if key else None
        return Response(await commits.run(THE_SEQUENCE, work, once), 201, media_type="application/json")

    return router
