"""Tell when a municipality has got, or lost, the right to book.

It is settled by looking at all that is known, again and again, and not with each fact: two facts that arrive at once in
two processes would each miss the other. Of two processes that settle the same, one finds that it has been told.
"""

from chassis.clock import now
from chassis.storage import Storage, UnitOfWork
from scheduling.domain.adviser import TRACKS, Track
from scheduling.domain.eligibility import EligibilityGranted, EligibilityRevoked, eligibility_id, never_told
from scheduling.storage.kinds import ELIGIBILITIES, INTERESTS, WINDOWS
from scheduling.use_cases.get_eligibility import get_eligibility


async def list_eligibilities_to_settle(storage: Storage) -> list[tuple[str, Track]]:
    """Return the municipalities and tracks whose answer can be yes now, or was told to be."""
    open_tracks = {one.track for one in await storage.find(WINDOWS, {"status": "open"})}
    interested = {one.municipality_code for one in await storage.find(INTERESTS, {"declared": True})}
    granted = {(one.municipality_code, one.track) for one in await storage.find(ELIGIBILITIES, {"granted": True})}
    return sorted(granted | {(code, track) for code in interested for track in TRACKS if track in open_tracks})


async def settle_eligibility(unit: UnitOfWork, municipality_code: str, track: Track) -> None:
    """Tell it, where it differs from what was told last."""
    answer = await get_eligibility(unit, municipality_code, track)
    id_ = eligibility_id(municipality_code, track)
    told = await unit.load(ELIGIBILITIES, id_) or never_told(municipality_code, track)
    if (settled := told.settle(answer)) is None:
        return
    if answer.refused_by is not None:
        unit.save(ELIGIBILITIES, settled, EligibilityRevoked(settled, answer.refused_by, now()))
    elif answer.window_id is not None and answer.window_closes_at is not None:
        granted = EligibilityGranted(settled, answer.window_id, answer.window_closes_at, now())
        unit.save(ELIGIBILITIES, settled, granted)
