"""From the words of others to our own: people, places, languages, and where a message came from."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from chassis import trace
from chassis.storage import UnitOfWork
from notification.domain.content import Language, Place, Recipient, Text
from notification.domain.message import Origin
from notification.messaging.consumed_words import Person
from notification.messaging.consumed_words import Place as PlaceTold
from notification.messaging.consumed_words import Text as TextTold


class Wake(Protocol):
    """Rouses the sender."""

    def __call__(self) -> None:
        """Look at once."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What is known wherever a fact is heard: how long contents are kept, the gateway's address, the sender's bell."""

    kept: timedelta
    home: str
    wake: Wake

    def rouse(self, unit: UnitOfWork) -> None:
        """Have the sender look as soon as this is committed."""
        unit.afterwards(self.wake)


def origin_of(fact_id: str) -> Origin:
    """Return the origin of a message that this fact causes."""
    here = trace.current()
    return Origin(fact_id, here.traceparent, here.correlation_id)


def language_of(text: str) -> Language:
    """Return the language; one that we do not write is Swedish."""
    return "en" if text == "en" else "sv"


def recipient_of(person: Person) -> Recipient:
    """Return whom to write to."""
    return Recipient(person.name, person.email, language_of(person.language))


def place_of(told: PlaceTold | None) -> Place | None:
    """Return where it is."""
    return Place(told.name, told.address) if told else None


def text_of(told: TextTold) -> Text:
    """Return it in both languages."""
    return Text(told.sv, told.en)
