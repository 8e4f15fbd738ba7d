"""All pages of work, for those who are signed in."""

from collections.abc import Iterator

from fastapi import APIRouter

from gateway.entrance import Entrance
from gateway.pages.work.articles import articles_at_work
from gateway.pages.work.attendee import attendee_at_work
from gateway.pages.work.conference_door import conference_door
from gateway.pages.work.conference_invitations import conference_invitations
from gateway.pages.work.conferences import attendee_list
from gateway.pages.work.consultation import consultation_at_work
from gateway.pages.work.decisions import decisions
from gateway.pages.work.erasures import erasures
from gateway.pages.work.importing import importing
from gateway.pages.work.invitations import invitations
from gateway.pages.work.municipalities import municipalities
from gateway.pages.work.new_link import new_link
from gateway.pages.work.planning import planning
from gateway.pages.work.privacy import privacy_at_work
from gateway.pages.work.retention import retention
from gateway.pages.work.staff import failed_mails
from gateway.pages.work.start import start
from gateway.pages.work.statistics import statistics
from gateway.pages.work.times import times
from gateway.pages.work.windows import windows


def pages_of_work(entrance: Entrance) -> Iterator[APIRouter]:
    """Yield the start page, and the pages of work behind it."""
    services = entrance.services
    yield start(entrance)
    yield articles_at_work(services)
    yield consultation_at_work(services)
    yield attendee_at_work(services)
    yield decisions(services)
    yield new_link(services)
    yield statistics(services)
    yield municipalities(services)
    yield times(services)
    yield planning(services)
    yield conference_invitations(services)
    yield invitations(services)
    yield attendee_list(services)
    yield importing(services)
    yield conference_door(services)
    yield failed_mails(services)
    yield windows(services)
    yield erasures(services)
    yield retention(services, entrance.storage)
    yield privacy_at_work(services)
