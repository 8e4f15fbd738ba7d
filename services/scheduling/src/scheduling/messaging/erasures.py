"""The fact that a person is erased: scheduling erases them, too, and says so."""

from chassis.messaging.subscription import Heard, Subscription, Subscriptions
from chassis.storage import Storage, UnitOfWork, forget
from scheduling.domain.erasure import Who
from scheduling.messaging.consumed import PersonErased
from scheduling.messaging.letters import person_erased
from scheduling.use_cases.erase_person import erase_person

TOPIC, KIND = "registration-person-private", "registration.person.erased.v1"


def erasures(storage: Storage) -> Subscriptions:
    """Return what is done when it is heard."""

    async def erase(unit: UnitOfWork, heard: Heard[PersonErased]) -> None:
        told = heard.data.personal
        erased = await erase_person(unit, heard.data.erasure_id, Who(told.email, tuple(told.names)))
        await forget(storage, [told.email])
        unit.send(person_erased(erased))

    return {(TOPIC, KIND): Subscription(PersonErased, erase)}
