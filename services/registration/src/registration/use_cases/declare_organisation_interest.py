"""An organisation from outside the municipalities declares its interest; many may."""

from dataclasses import dataclass, replace

from chassis.clock import now
from chassis.storage import UnitOfWork
from registration.domain.interest import Contact, Interest, InterestDeclared, Organisation, Track
from registration.domain.privacy import Agreed
from registration.storage.kinds import INTERESTS


@dataclass(frozen=True, slots=True)
class DeclareOrganisationInterest:
    """Who is interested in what, and whom to talk to; `interest_id` is new."""

    interest_id: str
    organisation: Organisation
    tracks: tuple[Track, ...]
    contact: Contact
    message: str | None
    agreed: Agreed | None = None


async def declare_organisation_interest(unit: UnitOfWork, command: DeclareOrganisationInterest) -> Interest:
    """Return the declared interest."""
    c = command
    declared = Interest(c.interest_id, 1, None, c.tracks, c.contact, c.message, "declared", now())
    interest = replace(declared, organisation=c.organisation, agreed=c.agreed)
    unit.save(INTERESTS, interest, InterestDeclared(interest))
    return interest
