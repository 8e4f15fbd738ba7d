"""Facts about conferences: their reminders are planned, moved and dropped with them."""

from chassis.messaging.subscription import Heard
from chassis.storage import UnitOfWork
from notification.domain.conference import Change, PlannedConference
from notification.messaging import consumed as c
from notification.messaging.reading import Desk, place_of, text_of
from notification.use_cases.plan_conference import end_conference, plan_conference


async def plan(unit: UnitOfWork, heard: Heard[c.ConferencePlanned], desk: Desk) -> None:
    """Keep when it is; who was to come is forgotten some time after it."""
    data = heard.data
    conference = PlannedConference(
        data.conference_id,
        1,
        heard.fact.sequence,
        text_of(data.title),
        data.starts_at,
        data.ends_at,
        place_of(data.place),
        data.online_url,
        forget_at=data.ends_at + desk.kept,
        history=(Change(data.changed_at, data.changed),) if isinstance(data, c.ConferenceChanged) else (),
        has_ways=data.online_capacity is not None,
    )
    await plan_conference(unit, conference)


async def cancel(unit: UnitOfWork, heard: Heard[c.ConferenceOver], _desk: Desk) -> None:
    """Remind nobody any more."""
    await end_conference(unit, heard.data.conference_id, heard.fact.sequence, was_held=False)


async def hold(unit: UnitOfWork, heard: Heard[c.ConferenceOver], _desk: Desk) -> None:
    """Remind nobody any more, and thank those who came."""
    await end_conference(unit, heard.data.conference_id, heard.fact.sequence, was_held=True)
