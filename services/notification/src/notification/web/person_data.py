"""What is held about a person, over HTTP; asked for by the gateway for the person themselves."""

from typing import Literal

from fastapi import APIRouter, Depends
from pydantic import BaseModel, EmailStr

from chassis.storage import Storage
from chassis.wire import Moment, Request
from notification.domain.content import Language
from notification.domain.subscriber import Track
from notification.mail.addresses import address_key
from notification.use_cases.see_person_data import PersonData, see_person_data
from notification.web.rights import SEE_PERSON_DATA


class AddressIn(Request):
    """Whose address."""

    email: EmailStr


class MailOut(BaseModel):
    """A mail whose content is still kept: what it was about by its id, to whom, and until when it is kept."""

    about: str
    template: str
    name: str
    written_at: Moment
    erase_at: Moment


class SubscriptionHeldOut(BaseModel):
    """The subscription under the address."""

    state: Literal["pending", "confirmed", "unsubscribed"]
    tracks: list[Track]
    language: Language
    confirmed_at: Moment | None


class PersonDataOut(BaseModel):
    """All that notification holds under one address."""

    mails: list[MailOut]
    reminders: list[str]
    """The ids of registrations whose person is reminded of the conference."""
    contact_for: list[str]
    """The codes of municipalities whose contact stands under the address."""
    subscription: SubscriptionHeldOut | None

    @classmethod
    def of(cls, data: PersonData) -> "PersonDataOut":
        """Return how it is shown."""
        one = data.subscriber
        subscription = one and SubscriptionHeldOut(
            state=one.state, tracks=list(one.tracks), language=one.language, confirmed_at=one.confirmed_at
        )
        return cls(
            mails=[
                MailOut(
                    about=each.about,
                    template=each.id.split(":")[1],
                    name=each.recipient.name,
                    written_at=each.written_at,
                    erase_at=each.erase_at,
                )
                for each in data.contents
            ],
            reminders=[seat.id for seat in data.seats],
            contact_for=[place.id for place in data.municipalities],
            subscription=subscription,
        )


def person_data_routes(storage: Storage) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["people"], dependencies=[Depends(SEE_PERSON_DATA)])

    @router.post("/mailed-to")
    async def held(body: AddressIn) -> PersonDataOut:
        """Show what is held under an address; for the gateway, in the name of the person."""
        return PersonDataOut.of(await see_person_data(storage, body.email, address_key(body.email)))

    return router
