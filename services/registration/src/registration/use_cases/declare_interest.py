"""A municipality declares its interest in the programme."""

from dataclasses import dataclass

from chassis.clock import now
from chassis.storage import UnitOfWork
from registration.domain.interest import Contact, Interest, InterestDeclared, Track, declare, interest_id
from registration.storage.kinds import INTERESTS


@dataclass(frozen=True, slots=True)
class DeclareInterest:
    """Who is interested in what, and whom to talk to."""

    municipality_code: str
    tracks: tuple[Track, ...]
    contact: Contact
    message: str | None


async def declare_interest(unit: UnitOfWork, command: DeclareInterest) -> Interest:
    """Return the declared interest. Raises InterestAlreadyDeclaredError or MunicipalityUnknownError."""
    before = await unit.load(INTERESTS, interest_id(command.municipality_code))
    interest = declare(before, command.municipality_code, command.tracks, command.contact, command.message, now())
    unit.save(INTERESTS, interest, InterestDeclared(interest))
    return interest
