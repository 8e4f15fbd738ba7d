"""What is held about a person, over HTTP: for the person with their own link, and for staff who are asked."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel, EmailStr

from chassis.access import Identity
from chassis.links import OwnLinks
from chassis.storage import Storage
from chassis.wire import Moment, Request
from registration.domain.conference_invitation import ConferenceInvitation
from registration.use_cases.see_own_data import PersonData, see_own_data
from registration.web.attendee_models import AttendeeOut
from registration.web.conference_invitation_models import DeclinationOut
from registration.web.interest_models import InterestOut
from registration.web.municipality_models import MailContactOut
from registration.web.own import opened
from registration.web.rights import SEE_OWN_DATA, SEE_PERSON_DATA


class AddressIn(Request):
    """Whose address; in a body, so that it stands in no log."""

    email: EmailStr


class InvitedOut(BaseModel):
    """An invitation to a conference that went to the address, and what was answered."""

    conference_id: str
    municipality_code: str
    contact: MailContactOut | None
    invited_at: Moment | None
    reminded_at: Moment | None
    declination: DeclinationOut | None

    @classmethod
    def of(cls, one: ConferenceInvitation) -> "InvitedOut":
        """Return how it is shown."""
        return cls(
            conference_id=one.conference_id,
            municipality_code=one.municipality_code,
            contact=MailContactOut.of(one.contact) if one.contact else None,
            invited_at=one.invited_at,
            reminded_at=one.reminded_at,
            declination=DeclinationOut.of(one.declination) if one.declination else None,
        )


class PersonDataOut(BaseModel):
    """All that registration holds under one address."""

    email: str
    attendees: list[AttendeeOut]
    interests: list[InterestOut]
    invitations: list[InvitedOut]

    @classmethod
    def of(cls, data: PersonData) -> "PersonDataOut":
        """Return how it is shown."""
        return cls(
            email=data.email,
            attendees=[AttendeeOut.of(one) for one in data.attendees],
            interests=[InterestOut.of(one, with_contact=True) for one in data.interests],
            invitations=[InvitedOut.of(one) for one in data.invitations],
        )


def own_data_routes(storage: Storage, links: OwnLinks) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["erasures"])

    @router.get("/attendees/{attendee_id}/data")
    async def own(attendee_id: str, caller: Annotated[Identity, Depends(SEE_OWN_DATA)]) -> PersonDataOut:
        """Show a person, by their own link, all that registration holds under the same address."""
        attendee, _ = await opened(SEE_OWN_DATA, storage, links, caller, attendee_id)
        return PersonDataOut.of(await see_own_data(storage, attendee.person.email))

    @router.post("/people/data", dependencies=[Depends(SEE_PERSON_DATA)])
    async def of_person(body: AddressIn) -> PersonDataOut:
        """Show all that registration holds under an address (staff)."""
        return PersonDataOut.of(await see_own_data(storage, body.email))

    return router
