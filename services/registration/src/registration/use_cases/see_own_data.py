"""What registration holds about a person: everything under the address."""

from collections.abc import Sequence
from dataclasses import dataclass

from chassis.storage import Storage
from registration.domain.attendee import Attendee
from registration.domain.interest import Interest
from registration.storage.erasing import attendees_with, interests_naming


@dataclass(frozen=True, slots=True)
class PersonData:
    """The person's registrations, and the interests whose contact they are."""

    email: str
    attendees: Sequence[Attendee]
    interests: Sequence[Interest]


async def see_own_data(storage: Storage, email: str) -> PersonData:
    """Return everything under this address."""
    attendees = await attendees_with(storage, email, limit=0)
    return PersonData(email, attendees, await interests_naming(storage, email))
