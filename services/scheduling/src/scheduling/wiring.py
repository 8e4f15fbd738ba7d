"""The one place where scheduling is joined: settings, what it keeps, what it tells and hears, its doors."""

import asyncio
from collections.abc import Mapping
from functools import partial
from typing import Any

from chassis.links import OwnLinks
from chassis.running import OwnCommand, Rooms, Service
from chassis.settings import LinkSettings
from chassis.storage import Storage
from chassis.technique import Technique
from scheduling.messaging.erasures import erasures
from scheduling.messaging.letters import Letters
from scheduling.messaging.subscribers import subscriptions
from scheduling.storage.kinds import OWN, READ_MODEL
from scheduling.use_cases.count_everything import count_everything
from scheduling.use_cases.rebuild_read_model import rebuild_read_model
from scheduling.use_cases.settle_eligibility import list_eligibilities_to_settle, settle_eligibility
from scheduling.use_cases.turn_booking_window import list_windows_to_turn, turn_booking_window
from scheduling.web.advisers import adviser_routes
from scheduling.web.consultations import ConsultationRoutes
from scheduling.web.errors import ERRORS
from scheduling.web.link_renewals import link_renewal_routes
from scheduling.web.person_data import person_data_routes
from scheduling.web.slots import slot_routes
from scheduling.web.windows import eligibility_routes, window_routes

LOOKS_EVERY_SECONDS = 2


def _links(settings: LinkSettings) -> OwnLinks:
    return OwnLinks(settings.link_key_file, settings.public_url, page="consultation", kind="consultation")


def _join(technique: Technique[LinkSettings]) -> Rooms:
    settings, storage, commits = technique.settings, technique.storage, technique.commits
    calendars = OwnLinks(settings.link_key_file, settings.public_url, page="calendar", kind="calendar")
    heard = asyncio.Event()

    async def turn_and_settle() -> None:
        """Open and close booking windows in their time, and tell who may book; at once when a fact was heard."""
        while True:
            for window_id in await list_windows_to_turn(storage):
                await commits.run(window_id, partial(turn_booking_window, window_id=window_id))
            for code, track in await list_eligibilities_to_settle(storage):
                settle = partial(settle_eligibility, municipality_code=code, track=track)
                await commits.run(f"{code}.{track}", settle)
            await _either(heard, LOOKS_EVERY_SECONDS)

    return Rooms(
        routers=[
            adviser_routes(commits, storage, calendars, settings.public_url),
            slot_routes(commits, storage),
            window_routes(commits, storage),
            eligibility_routes(commits),
            ConsultationRoutes(commits, storage, _links(settings)).router,
            link_renewal_routes(commits, storage),
            person_data_routes(storage, _links(settings)),
        ],
        errors=ERRORS,
        subscriptions={**subscriptions(heard.set), **erasures(storage)},
        tasks=[turn_and_settle],
        statistics=partial(count_everything, storage),
    )


async def _either(event: asyncio.Event, seconds: float) -> None:
    """Return when the event is set, or after so many seconds."""
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return
    event.clear()


async def _rebuild(technique: Technique[LinkSettings]) -> Mapping[str, Any]:
    settings, storage = technique.settings, technique.storage
    beside = Storage(settings.mongodb_uri, f"{storage.database.name}_rebuild")
    try:
        return await rebuild_read_model(
            storage, technique.commits, beside, settings.kafka_bootstrap, subscriptions(lambda: None)
        )
    finally:
        beside.close()


SERVICE = Service(
    name="scheduling",
    title="Samverka: scheduling",
    settings=LinkSettings,
    kinds=[*OWN, *READ_MODEL],
    letter_of=lambda settings: Letters(_links(settings).address).letter_of,
    join=_join,
    commands={"rebuild": OwnCommand("make the read model anew from the public topics", _rebuild)},
)
