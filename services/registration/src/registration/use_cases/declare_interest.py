"""A municipality declares its interest in the programme."""

from dataclasses import dataclass

from chassis.clock import now
from chassis.storage import UnitOfWork
from registration.domain.interest import Contact, Interest, InterestDeclared, Track, declare, interest_id
from registration.domain.privacy import Agreed
from registration.storage.kinds import INTERESTS


@dataclass(frozen=True, slots=True)
class DeclareInterest:
    """Who is interested in what, and whom to talk to."""

    municipality_code: str
    tracks: tuple[Track, ...]
    contact: Contact
    message: str | None
    agreed: Agreed | None = None


async def declare_interest(unit: UnitOfWork, command: DeclareInterest) -> Interest:
    """Return the declared interest. Raises InterestAlreadyDeclaredError or MunicipalityUnknownError."""
    c = command
    before = await unit.load(INTERESTS, interest_id(c.municipality_code))
    interest = declare(before, c.municipality_code, c.tracks, c.contact, c.message, now(), c.agreed)
    unit.save(INTERESTS, interest, InterestDeclared(interest))
    return interest
