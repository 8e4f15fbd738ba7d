"""What is done with each fact heard: an erasure is confirmed."""

from chassis.clock import now
from chassis.messaging.subscription import Heard, Subscription, Subscriptions
from chassis.storage import UnitOfWork
from content.domain.erasure import PersonErased
from content.messaging import consumed
from content.messaging.letters import letter_of

TOPIC = "registration-person-events"


def subscriptions() -> Subscriptions:
    """Return what is done with each fact."""
    return {(TOPIC, kind): Subscription(model, _confirm) for kind, model in consumed.CONSUMED.items()}


async def _confirm(unit: UnitOfWork, heard: Heard[consumed.PersonErased]) -> None:
    """Say that nothing is held; articles have authors nowhere but in the gateway's log, by their account's id."""
    unit.send(letter_of(PersonErased(heard.data.erasure_id, now())))
