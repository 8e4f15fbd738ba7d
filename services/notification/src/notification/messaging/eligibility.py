"""Facts about the right to book: the municipality's contact is told when it may."""

from chassis.messaging.subscription import Heard
from chassis.storage import UnitOfWork
from notification.domain.municipality import Grant
from notification.messaging import consumed_scheduling as c
from notification.messaging.reading import Desk, origin_of
from notification.use_cases.follow_municipality import Telling, note_grant


async def grant(unit: UnitOfWork, heard: Heard[c.EligibilityGranted], desk: Desk) -> None:
    """Tell the contact, now or as soon as there is one."""
    data = heard.data
    granted = Grant(heard.fact.sequence, is_standing=True, closes_at=data.closes_at)
    await note_grant(unit, data.municipality_code, data.track, granted, _telling(heard, desk))
    desk.rouse(unit)


async def revoke(unit: UnitOfWork, heard: Heard[c.EligibilityRevoked], desk: Desk) -> None:
    """Tell nobody of what is over."""
    data, gone = heard.data, Grant(heard.fact.sequence, is_standing=False)
    await note_grant(unit, data.municipality_code, data.track, gone, _telling(heard, desk))


def _telling(heard: Heard[c.EligibilityGranted] | Heard[c.EligibilityRevoked], desk: Desk) -> Telling:
    return Telling(origin_of(heard.fact.id), desk.kept, desk.home)
