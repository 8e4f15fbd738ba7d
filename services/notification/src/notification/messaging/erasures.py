"""The facts that a person, or a registration, is erased; and facts of before that come later: they say nothing then."""

from datetime import datetime
from typing import Any

from chassis.messaging.subscription import Heard, Subscription, Subscriptions
from chassis.storage import Storage, UnitOfWork, forget
from notification.domain.erasure import Who, digest_of
from notification.mail.addresses import address_key
from notification.messaging import consumed as c
from notification.messaging.consumed_scheduling import ConsultationPersonal
from notification.messaging.consumed_words import Person
from notification.messaging.letters import letter_of
from notification.storage.kinds import TOMBSTONES
from notification.use_cases.erase_person import ErasePerson, erase_person
from notification.use_cases.forget_registration import forget_registration

PERSON = ("registration-person-private", "registration.person.erased.v1")
ATTENDEE = ("registration-attendee-events", "registration.attendee.erased.v1")


def erasures(storage: Storage) -> Subscriptions:
    """Return what is done when it is heard."""

    async def erase(unit: UnitOfWork, heard: Heard[c.PersonErased]) -> None:
        told = heard.data.personal
        who, ids = Who(told.email, tuple(told.names)), frozenset(heard.data.attendee_ids)
        key = address_key(told.email)
        erased = await erase_person(unit, ErasePerson(heard.data.erasure_id, who, key, ids, heard.data.erased_at))
        await forget(storage, [told.email])
        unit.send(letter_of(erased))

    async def forget_one(unit: UnitOfWork, heard: Heard[c.AttendeeErased]) -> None:
        await forget_registration(unit, heard.data.attendee_id, heard.data.erased_at)

    return {PERSON: Subscription(c.PersonErased, erase), ATTENDEE: Subscription(c.AttendeeErased, forget_one)}


async def of_the_living(unit: UnitOfWork, heard: Heard[Any]) -> Heard[Any] | None:
    """Return the fact as it may be told: without erased participants; None where it is about somebody erased."""
    data, personal = heard.data, getattr(heard.data, "personal", None)
    attendee_id = getattr(data, "attendee_id", None)
    if attendee_id and await unit.load(TOMBSTONES, attendee_id) is not None:
        return None
    if isinstance(personal, Person):
        return None if await _was_erased(unit, personal.email, heard) else heard
    if not isinstance(personal, ConsultationPersonal):
        return heard
    if await _was_erased(unit, personal.contact.email, heard) or await _was_erased(unit, personal.adviser.email, heard):
        return None
    left = [one for one in personal.participants if not await _was_erased(unit, one.name, heard)]
    spared = personal.model_copy(update={"participants": left})
    return Heard(heard.fact, data.model_copy(update={"personal": spared}))


async def _was_erased(unit: UnitOfWork, word: str, heard: Heard[Any]) -> bool:
    """Tell whether who goes by this word was erased after the fact happened; who comes back later is somebody new."""
    stone = await unit.load(TOMBSTONES, digest_of(word))
    return stone is not None and datetime.fromisoformat(heard.fact.time) <= stone.erased_at
