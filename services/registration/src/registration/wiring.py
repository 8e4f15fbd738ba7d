"""The one place where registration is joined: settings, what it keeps, what it tells, its doors."""

from functools import partial

from chassis.links import OwnLinks
from chassis.retention import RULES, RUNS, retention_routes
from chassis.running import Rooms, Service
from chassis.settings import LinkSettings
from chassis.technique import Technique
from registration.messaging.letters import Letters
from registration.messaging.subscribers import subscriptions
from registration.rendering.printing import Printer
from registration.steady import steady_tasks
from registration.storage.kinds import (
    ATTENDEES,
    CONFERENCE_INVITATIONS,
    CONFERENCES,
    ERASURES,
    INTERESTS,
    INVITATIONS,
    PRIVACY_NOTICES,
)
from registration.use_cases.count_everything import count_everything
from registration.use_cases.keep_to_retention import KEEPINGS
from registration.web.attendee_lists import attendee_list_routes
from registration.web.attendees import attendee_routes
from registration.web.certificates import certificate_routes
from registration.web.check_ins import check_in_routes
from registration.web.conference_invitations import conference_invitation_routes
from registration.web.conferences import conference_routes
from registration.web.deciding import deciding_routes
from registration.web.erasures import erasure_routes
from registration.web.errors import ERRORS
from registration.web.imports import import_routes
from registration.web.interest_changes import interest_change_routes
from registration.web.interests import interest_routes
from registration.web.leaving import leaving_routes
from registration.web.link_renewals import link_renewal_routes
from registration.web.municipalities import municipality_routes
from registration.web.own_data import Links, own_data_routes
from registration.web.participation import participation_routes
from registration.web.prints import print_routes
from registration.web.privacy_notices import privacy_notice_routes
from registration.web.rights import DECIDE_RETENTION


def _links(settings: LinkSettings) -> OwnLinks:
    return OwnLinks(settings.link_key_file, settings.public_url, page="my", kind="attendee")


def _interest_links(settings: LinkSettings) -> OwnLinks:
    return OwnLinks(settings.link_key_file, settings.public_url, page="my-interest", kind="interest")


def _invitation_links(settings: LinkSettings) -> OwnLinks:
    return OwnLinks(settings.link_key_file, settings.public_url, page="my-invitation", kind="conference-invitation")


def _letters(settings: LinkSettings) -> Letters:
    kinds = (_links, _interest_links, _invitation_links)
    return Letters(*(links(settings).address for links in kinds))


def _join(technique: Technique[LinkSettings]) -> Rooms:
    settings, storage, commits = technique.settings, technique.storage, technique.commits
    links, printer = _links(settings), Printer()

    return Rooms(
        routers=[
            municipality_routes(commits, storage),
            interest_routes(commits, storage),
            interest_change_routes(commits, storage, _interest_links(settings)),
            conference_routes(commits, storage),
            conference_invitation_routes(commits, storage, _invitation_links(settings)),
            attendee_routes(commits, storage, links),
            attendee_list_routes(storage),
            import_routes(commits, storage),
            print_routes(storage, printer, settings.public_url),
            certificate_routes(storage, printer, links),
            leaving_routes(commits, storage, links),
            check_in_routes(commits, storage),
            link_renewal_routes(commits, storage),
            deciding_routes(commits, storage, links),
            participation_routes(storage),
            privacy_notice_routes(commits, storage),
            erasure_routes(commits, storage, links),
            own_data_routes(storage, Links(links, _interest_links(settings))),
            retention_routes("/retention-rules", DECIDE_RETENTION, commits, storage, KEEPINGS),
        ],
        errors=ERRORS,
        subscriptions=subscriptions(),
        tasks=steady_tasks(commits, storage),
        statistics=partial(count_everything, storage),
    )


SERVICE = Service(
    name="registration",
    title="Samverka: registration",
    settings=LinkSettings,
    kinds=[
        CONFERENCES,
        ATTENDEES,
        INTERESTS,
        INVITATIONS,
        CONFERENCE_INVITATIONS,
        PRIVACY_NOTICES,
        ERASURES,
        RULES,
        RUNS,
    ],
    letter_of=lambda settings: _letters(settings).letter_of,
    join=_join,
)
