"""How long the link in the contact's mails opens a consultation."""

from datetime import datetime, timedelta

from scheduling.domain.consultation import Consultation
from scheduling.domain.errors import LinkExpiredError, LinkWithdrawnError

WORKS_AFTER_CONSULTATION = timedelta(days=30)
"""Long enough to look up, also after a holiday, whom one met and about what; then nothing is left to do on the page,
and a mailbox may pass to somebody else."""


def ensure_opens(generation: int, consultation: Consultation, now: datetime) -> None:
    """Raise LinkExpiredError or LinkWithdrawnError where a link of this generation does not open the consultation."""
    ensure_in_time(consultation, now)
    if generation != consultation.link_generation:
        raise LinkWithdrawnError


def ensure_in_time(consultation: Consultation, now: datetime) -> None:
    """Raise LinkExpiredError where the time of all links to this consultation is over."""
    if now >= consultation.ends_at + WORKS_AFTER_CONSULTATION:
        raise LinkExpiredError
