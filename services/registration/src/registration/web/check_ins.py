"""The door on the day, over HTTP; for staff."""

from fastapi import APIRouter, Depends

from chassis.storage import GroupCommit
from registration.use_cases.check_in_attendee import check_in_attendee
from registration.use_cases.correct_check_in import correct_check_in
from registration.web.attendee_models import AttendeeOut
from registration.web.rights import CHECK_IN


def check_in_routes(commits: GroupCommit) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["attendees"], dependencies=[Depends(CHECK_IN)])

    @router.post("/attendees/{attendee_id}/check-in")
    async def check_in(attendee_id: str) -> AttendeeOut:
        """Note that the person has come."""
        return AttendeeOut.of(await commits.run(attendee_id, lambda unit: check_in_attendee(unit, attendee_id)))

    @router.delete("/attendees/{attendee_id}/check-in")
    async def correct(attendee_id: str) -> AttendeeOut:
        """Take back a check-in that was a mistake."""
        return AttendeeOut.of(await commits.run(attendee_id, lambda unit: correct_check_in(unit, attendee_id)))

    return router
