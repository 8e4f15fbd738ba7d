"""What registration holds about a person: everything under the address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chassis.storage import Storage
from registration.domain.attendee import COMING, Attendee
from registration.domain.conference import Conference
from registration.domain.conference_invitation import ConferenceInvitation
from registration.domain.erasure import Who, went_to
from registration.domain.interest import Interest
from registration.storage.erasing import attendees_with, conference_invitations_of, interests_naming
from registration.storage.kinds import CONFERENCES


@dataclass(frozen=True, slots=True)
class PersonData:
    """The person's registrations with their conferences by id, and the interests and invitations that name them."""

    email: str
    attendees: Sequence[Attendee]
    conferences: Mapping[str, Conference]
    interests: Sequence[Interest]
    invitations: Sequence[ConferenceInvitation]

    def is_to_come(self, attendee: Attendee) -> bool:
        """Whether the person can still put this registration right themselves."""
        announced = self.conferences[attendee.conference_id].status == "announced"
        return announced and attendee.status in COMING and attendee.checked_in_at is None


async def see_own_data(storage: Storage, email: str) -> PersonData:
    """Return everything under this address."""
    attendees = await attendees_with(storage, email, limit=0)
    ids = sorted({one.conference_id for one in attendees})
    conferences = {one.id: one for one in await storage.find(CONFERENCES, {"_id": {"$in": ids}})}
    interests = await interests_naming(storage, email)
    invitations = [one for one in await conference_invitations_of(storage, Who(email)) if went_to(one, email)]
    return PersonData(email, attendees, conferences, interests, invitations)
