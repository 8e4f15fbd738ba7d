"""How long a person's own link opens their registration."""

from datetime import datetime, timedelta

from registration.domain.attendee import Attendee
from registration.domain.conference import Conference
from registration.domain.errors import LinkExpiredError, LinkWithdrawnError

WORKS_AFTER_CONFERENCE = timedelta(days=30)
"""Long enough to look up, also after a holiday, where one was and with whom; then nothing is left to do on the page,
and a mailbox may pass to somebody else."""


def ensure_opens(generation: int, attendee: Attendee, conference: Conference, now: datetime) -> None:
    """Raise LinkExpiredError or LinkWithdrawnError where a link of this generation does not open the registration."""
    ensure_in_time(conference, now)
    if generation != attendee.link_generation:
        raise LinkWithdrawnError


def ensure_in_time(conference: Conference, now: datetime) -> None:
    """Raise LinkExpiredError where the time of all links to this conference is over."""
    if now >= conference.plan.ends_at + WORKS_AFTER_CONFERENCE:
        raise LinkExpiredError
