"""Facts about interests: whom to write to in a municipality."""

from chassis.messaging.subscription import Heard
from chassis.storage import UnitOfWork
from notification.messaging import consumed as c
from notification.messaging.reading import Desk, origin_of, recipient_of
from notification.use_cases.follow_municipality import Telling, forget_contact, note_contact


async def know_contact(unit: UnitOfWork, heard: Heard[c.InterestDeclared], desk: Desk) -> None:
    """Keep the contact; what waited for them is told now."""
    data, telling = heard.data, Telling(origin_of(heard.fact.id), desk.kept, desk.home)
    sequence, contact = heard.fact.sequence, recipient_of(data.personal)
    await note_contact(unit, data.municipality_code, data.interest_id, sequence, contact, telling)
    desk.rouse(unit)


async def lose_contact(unit: UnitOfWork, heard: Heard[c.InterestWithdrawn], _desk: Desk) -> None:
    """Forget the contact."""
    data = heard.data
    await forget_contact(unit, data.municipality_code, data.interest_id, heard.fact.sequence)
