"""A service says that it has erased the person, too."""

from chassis.clock import now
from chassis.storage import UnitOfWork
from registration.domain.erasure import Erasure
from registration.storage.erasing import known_erasure
from registration.storage.kinds import ERASURES


async def confirm_erasure(unit: UnitOfWork, erasure_id: str, service: str) -> Erasure:
    """Note that a service has erased the person, too. Raises ErasureUnknownError."""
    erasure = await known_erasure(unit, erasure_id)
    confirmed = erasure.confirm(service, now())
    if confirmed is not erasure:
        unit.save(ERASURES, confirmed)
    return confirmed
