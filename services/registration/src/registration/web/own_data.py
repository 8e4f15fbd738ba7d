"""What is held about a person, over HTTP: for the person with their own link, and for staff who are asked.

The person gets a link to each thing that they can put right: whoever has the link to one registration of an address is
shown all that lies under it, and may have it erased, so that a link to the others lets them in nowhere further.
"""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel, EmailStr

from chassis.access import Identity
from chassis.links import OwnLinks
from chassis.storage import Storage
from chassis.wire import Moment, Request
from registration.domain.attendee import Attendee
from registration.domain.conference_invitation import ConferenceInvitation
from registration.domain.interest import Interest
from registration.domain.texts import Text
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


class HeldAttendeeOut(AttendeeOut):
    """A registration, to which conference, and for the person the link by which they put it right."""

    conference_title: Text
    conference_starts_at: Moment
    link: str | None


class HeldInterestOut(InterestOut):
    """An interest, and for its contact the link by which they change it."""

    link: str | None


class PersonDataOut(BaseModel):
    """All that registration holds under one address."""

    email: str
    attendees: list[HeldAttendeeOut]
    interests: list[HeldInterestOut]
    invitations: list[InvitedOut]


@dataclass(frozen=True, slots=True)
class Links:
    """What makes the links to a person's registrations and to their interests."""

    attendees: OwnLinks
    interests: OwnLinks


def own_data_routes(storage: Storage, links: Links) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["erasures"])

    @router.get("/attendees/{attendee_id}/data")
    async def own(attendee_id: str, caller: Annotated[Identity, Depends(SEE_OWN_DATA)]) -> PersonDataOut:
        """Show a person, by their own link, all that is held under the same address, with links to change it."""
        attendee, _ = await opened(SEE_OWN_DATA, storage, links.attendees, caller, attendee_id)
        return _shown(await see_own_data(storage, attendee.person.email), links)

    @router.post("/people/data", dependencies=[Depends(SEE_PERSON_DATA)])
    async def of_person(body: AddressIn) -> PersonDataOut:
        """Show all that registration holds under an address (staff); the links are the person's alone."""
        return _shown(await see_own_data(storage, body.email))

    return router


def _shown(data: PersonData, links: Links | None = None) -> PersonDataOut:
    return PersonDataOut(
        email=data.email,
        attendees=[_attendee(data, one, links) for one in data.attendees],
        interests=[_interest(one, links) for one in data.interests],
        invitations=[InvitedOut.of(one) for one in data.invitations],
    )


def _attendee(data: PersonData, one: Attendee, links: Links | None) -> HeldAttendeeOut:
    plan = data.conferences[one.conference_id].plan
    link = links.attendees.address(one.id, one.link_generation) if links and data.is_to_come(one) else None
    shown = AttendeeOut.of(one).model_dump()
    return HeldAttendeeOut(**shown, conference_title=plan.title, conference_starts_at=plan.starts_at, link=link)


def _interest(one: Interest, links: Links | None) -> HeldInterestOut:
    link = links.interests.address(one.id, one.link_generation) if links else None
    return HeldInterestOut(**InterestOut.of(one, with_contact=True).model_dump(), link=link)
