"""A person is erased: what was written to them or of them goes, and facts of before that come late say nothing.

A tombstone stands for an attendee's id for ever, for it tells of nobody; and under the digest of an address or a name
for as long as a fact of before can come back.
"""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from notification.domain.content import Consultation, Recipient

FACTS_COME_BACK_WITHIN = timedelta(days=30)
"""As long as a dead letter can be replayed; private topics and dead letters themselves are kept for a shorter time."""


@dataclass(frozen=True, slots=True)
class Who:
    """The person as they may stand here. Who takes part in a consultation is known by the name alone."""

    email: str
    names: tuple[str, ...]

    def is_one(self, recipient: Recipient) -> bool:
        """Tell whether this is the person's address; capitals do not matter."""
        return bool(recipient.email) and recipient.email.casefold() == self.email.casefold()

    def stands_in(self, one: Consultation) -> bool:
        """Tell whether the consultation names the person."""
        return self.is_one(one.contact) or self.is_one(one.adviser) or not set(self.names).isdisjoint(one.participants)


@dataclass(frozen=True, slots=True)
class Tombstone:
    """Somebody who was erased, under an attendee's id (then it is kept) or the digest of a word (until `erase_at`)."""

    id: str
    version: int
    erased_at: datetime
    erase_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PersonErased:
    """Notification knows the person no more; `erased` is in how many places they stood."""

    erasure_id: str
    erased: int
    at: datetime


def without(who: Who, one: Consultation) -> Consultation:
    """Return the consultation without the person; what the contact wrote goes with the contact."""
    others = tuple(name for name in one.participants if name not in who.names)
    one = replace(one, participants=others, adviser=_blank(who, one.adviser))
    if who.is_one(one.contact):
        return replace(one, contact=_blank(who, one.contact), phone=None, topic="")
    return one


def _blank(who: Who, recipient: Recipient) -> Recipient:
    return Recipient("", "", recipient.language) if who.is_one(recipient) else recipient


def digest_of(word: str) -> str:
    """Return what tells an address or a name again to who has it; capitals do not matter."""
    return hashlib.sha256(word.strip().casefold().encode()).hexdigest()
