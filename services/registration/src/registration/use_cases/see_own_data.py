"""What registration holds about a person: everything under the address."""

from collections.abc import Sequence
from dataclasses import dataclass

from chassis.storage import Storage
from registration.domain.attendee import Attendee
from registration.domain.conference_invitation import ConferenceInvitation
from registration.domain.erasure import Who, went_to
from registration.domain.interest import Interest
from registration.storage.erasing import attendees_with, conference_invitations_of, interests_naming


@dataclass(frozen=True, slots=True)
class PersonData:
    """The person's registrations, the interests whose contact they are, and the invitations that went to them."""

    email: str
    attendees: Sequence[Attendee]
    interests: Sequence[Interest]
    invitations: Sequence[ConferenceInvitation]


async def see_own_data(storage: Storage, email: str) -> PersonData:
    """Return everything under this address."""
    attendees = await attendees_with(storage, email, limit=0)
    invitations = [one for one in await conference_invitations_of(storage, Who(email)) if went_to(one, email)]
    return PersonData(email, attendees, await interests_naming(storage, email), invitations)
