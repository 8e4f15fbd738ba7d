"""What is held about a person, over HTTP; asked for by the gateway for the person themselves."""

from fastapi import APIRouter, Depends
from pydantic import BaseModel, EmailStr

from chassis.clock import now
from chassis.links import OwnLinks
from chassis.storage import Storage
from chassis.wire import Moment, Request
from scheduling.domain.consultation import Consultation, Contact, Participant
from scheduling.domain.erasure import Who
from scheduling.storage.erasing import consultations_held
from scheduling.web.rights import SEE_PERSON_DATA


class AddressIn(Request):
    """Whose address."""

    email: EmailStr


class HeldOut(BaseModel):
    """One consultation as far as it names the person: as the contact, who wrote the topic, or as a participant."""

    id: str
    municipality_code: str
    starts_at: Moment
    contact: Contact | None
    topic: str | None
    participants: list[Participant]
    link: str | None

    @classmethod
    def of(cls, one: Consultation, who: Who, links: OwnLinks) -> "HeldOut":
        """Return what concerns this person; the contact gets the link to move or cancel what is still to come."""
        is_contact = who.has(one.wish.contact.email)
        changes = is_contact and one.status == "booked" and now() < one.starts_at
        return cls(
            id=one.id,
            municipality_code=one.wish.municipality_code,
            starts_at=one.starts_at,
            contact=one.wish.contact if is_contact else None,
            topic=one.wish.topic if is_contact else None,
            participants=[each for each in one.wish.participants if who.is_one(each)],
            link=links.address(one.id, one.link_generation) if changes else None,
        )


class PersonDataOut(BaseModel):
    """All that scheduling holds under one address."""

    consultations: list[HeldOut]


def person_data_routes(storage: Storage, links: OwnLinks) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["people"], dependencies=[Depends(SEE_PERSON_DATA)])

    @router.post("/booked-by")
    async def held(body: AddressIn) -> PersonDataOut:
        """Show what is held under an address; for the gateway, in the name of the person."""
        who = Who(body.email, ())
        found = await consultations_held(storage, who)
        return PersonDataOut(consultations=[HeldOut.of(one, who, links) for one in found])

    return router
