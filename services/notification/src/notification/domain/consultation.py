"""A booked consultation as far as reminders need it."""

from dataclasses import dataclass, replace
from datetime import datetime

from notification.domain.content import Consultation
from notification.domain.local_time import day_before


@dataclass(frozen=True, slots=True)
class PlannedConsultation:
    """A consultation. `told_at` is when its time was agreed on; who agrees later than the reminder gets none.

    `remind_at` is None when nothing is to be reminded of (any more); a cancelled one has no details any more.
    """

    id: str
    version: int
    sequence: int
    consultation: Consultation | None
    link: str
    remind_at: datetime | None
    erase_at: datetime

    def is_time_to_remind(self, now: datetime) -> bool:
        """Whether both sides are reminded now."""
        return self.remind_at is not None and self.remind_at <= now and self.is_ahead(now)

    def is_ahead(self, now: datetime) -> bool:
        """Whether it is still to come."""
        return self.consultation is not None and now < self.consultation.starts_at

    def remind(self) -> "PlannedConsultation":
        """Return it with the reminders queued."""
        return replace(self, version=self.version + 1, remind_at=None)

    def renew_link(self, sequence: int, link: str) -> "PlannedConsultation":
        """Return it with the contact's new link."""
        return replace(self, version=self.version + 1, sequence=sequence, link=link)


def reminder_of(consultation: Consultation, agreed_at: datetime) -> datetime | None:
    """Return when to remind of it; None when it was agreed on after that."""
    remind_at = day_before(consultation.starts_at)
    return remind_at if agreed_at <= remind_at else None
