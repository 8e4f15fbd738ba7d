"""The one place where registration is joined: settings, what it keeps, what it tells, its doors."""

import asyncio
from functools import partial

from chassis.links import OwnLinks
from chassis.running import Rooms, Service
from chassis.settings import LinkSettings
from chassis.technique import Technique
from registration.messaging.letters import Letters
from registration.storage.kinds import ATTENDEES, CONFERENCES, INTERESTS
from registration.use_cases.count_everything import count_everything
from registration.use_cases.release_attendees import list_conferences_to_release, release_attendees
from registration.web.attendee_lists import attendee_list_routes
from registration.web.attendees import attendee_routes
from registration.web.check_ins import check_in_routes
from registration.web.conferences import conference_routes
from registration.web.errors import ERRORS
from registration.web.interests import interest_routes
from registration.web.leaving import leaving_routes
from registration.web.link_renewals import link_renewal_routes
from registration.web.participation import participation_routes

RELEASES_EVERY_SECONDS = 1


def _links(settings: LinkSettings) -> OwnLinks:
    return OwnLinks(settings.link_key_file, settings.public_url, page="my", kind="attendee")


def _join(technique: Technique[LinkSettings]) -> Rooms:
    settings, storage, commits = technique.settings, technique.storage, technique.commits
    links = _links(settings)

    async def release_places() -> None:
        """Take back the places of cancelled conferences, some at a time, until none is left."""
        while True:
            for conference_id in await list_conferences_to_release(storage):
                release = partial(release_attendees, conference_id=conference_id)
                while await commits.run(conference_id, release):
                    pass
            await asyncio.sleep(RELEASES_EVERY_SECONDS)

    return Rooms(
        routers=[
            interest_routes(commits, storage),
            conference_routes(commits, storage),
            attendee_routes(commits, storage, links),
            attendee_list_routes(storage),
            leaving_routes(commits, storage, links),
            check_in_routes(commits),
            link_renewal_routes(commits, storage),
            participation_routes(storage),
        ],
        errors=ERRORS,
        tasks=[release_places],
        statistics=partial(count_everything, storage),
    )


SERVICE = Service(
    name="registration",
    title="Samverka: registration",
    settings=LinkSettings,
    kinds=[CONFERENCES, ATTENDEES, INTERESTS],
    letter_of=lambda settings: Letters(_links(settings).address).letter_of,
    join=_join,
)
