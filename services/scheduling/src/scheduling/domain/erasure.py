"""A person is erased: consultations stay, with whom they were does not."""

from dataclasses import dataclass, replace
from datetime import datetime

from scheduling.domain.adviser import Adviser
from scheduling.domain.consultation import Consultation, Contact, Participant


@dataclass(frozen=True, slots=True)
class Who:
    """The person as they may stand here. Who takes part without an address is known by the name alone."""

    email: str
    names: tuple[str, ...]

    def has(self, email: str | None) -> bool:
        """Tell whether this is the person's address; capitals do not matter."""
        return bool(email) and (email or "").casefold() == self.email.casefold()

    def is_one(self, participant: Participant) -> bool:
        """Tell whether this participant is the person."""
        return self.has(participant.email) if participant.email else participant.name in self.names

    def stands_in(self, one: Consultation) -> bool:
        """Tell whether the consultation names the person."""
        return self.has(one.wish.contact.email) or any(map(self.is_one, one.wish.participants))


@dataclass(frozen=True, slots=True)
class PersonErased:
    """Scheduling knows the person no more; `erased` is in how many places they stood."""

    erasure_id: str
    erased: int
    at: datetime


def without(who: Who, one: Consultation) -> Consultation:
    """Return the consultation without the person; what the contact wrote, and the own link, go with the contact."""
    wish = replace(one.wish, participants=tuple(each for each in one.wish.participants if not who.is_one(each)))
    if not who.has(wish.contact.email):
        return replace(one, version=one.version + 1, wish=wish)
    wish = replace(wish, contact=Contact("", "", None, wish.contact.language), topic="")
    generation = one.link_generation + 1
    return replace(one, version=one.version + 1, wish=wish, notes=None, link_generation=generation)


def nameless(adviser: Adviser) -> Adviser:
    """Return the adviser without who it was."""
    return replace(adviser, version=adviser.version + 1, name="", email="")


def is_known(consultation: Consultation, adviser: Adviser) -> bool:
    """Tell whether both sides can still be written to."""
    return bool(consultation.wish.contact.email and adviser.email)
