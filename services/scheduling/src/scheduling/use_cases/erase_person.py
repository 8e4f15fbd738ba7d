"""A person is erased: nobody finds them in consultations or among the advisers any more."""

from chassis.clock import now
from chassis.storage import UnitOfWork
from scheduling.domain.erasure import PersonErased, Who, nameless, without
from scheduling.storage.erasing import advisers_with, consultations_naming
from scheduling.storage.kinds import ADVISERS, CONSULTATIONS


async def erase_person(unit: UnitOfWork, erasure_id: str, who: Who) -> PersonErased:
    """Return what is to be told: in how many places the person stood. Done again, it finds nothing."""
    consultations = [one for one in await consultations_naming(unit, who) if who.stands_in(one)]
    for one in consultations:
        unit.save(CONSULTATIONS, without(who, one))
    advisers = await advisers_with(unit, who)
    for adviser in advisers:
        unit.save(ADVISERS, nameless(adviser))
    return PersonErased(erasure_id, len(consultations) + len(advisers), now())
