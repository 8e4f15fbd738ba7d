"""Each fact heard becomes a command: others say that they have erased a person, too."""

from chassis.messaging.subscription import Heard, Subscription, Subscriptions
from chassis.storage import UnitOfWork
from registration.messaging.consumed import CONSUMED, PersonErased
from registration.use_cases.confirm_erasure import confirm_erasure


def subscriptions() -> Subscriptions:
    """Return what is done with each fact."""
    return {(topic_of(kind), kind): Subscription(model, _note) for kind, model in CONSUMED.items()}


def topic_of(kind: str) -> str:
    """Return the public topic of a type of fact: content.person.erased.v1 → content-person-events."""
    service, aggregate, *_ = kind.split(".")
    return f"{service}-{aggregate}-events"


async def _note(unit: UnitOfWork, heard: Heard[PersonErased]) -> None:
    await confirm_erasure(unit, heard.data.erasure_id, heard.fact.type.partition(".")[0])
