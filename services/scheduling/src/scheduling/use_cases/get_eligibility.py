"""Whether a municipality may book, and if not, why not."""

from chassis.storage import UnitOfWork
from scheduling.domain.adviser import Track
from scheduling.domain.eligibility import Answer, judge
from scheduling.storage.knowing import what_is_known


async def get_eligibility(unit: UnitOfWork, municipality_code: str, track: Track) -> Answer:
    """Return the answer for one track, as things are known now."""
    return judge(municipality_code, track, await what_is_known(unit, municipality_code, track))
