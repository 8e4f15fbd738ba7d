"""The facts of scheduling as notification reads them: tolerant, and only as wide as their use."""

from collections.abc import Mapping
from datetime import datetime

from pydantic import BaseModel

from chassis.wire import Tolerant
from notification.messaging.consumed_words import Person, Place


class ConsultationContact(Person):
    """The municipality's contact for this consultation."""

    phone: str | None


class Participant(Tolerant):
    """Who else takes part."""

    name: str


class ConsultationPersonal(Tolerant):
    """Both sides, and what they want to talk about. `link` is the page of the contact's own."""

    contact: ConsultationContact
    adviser: Person
    topic: str
    participants: list[Participant]
    link: str


class _ConsultationFact(Tolerant):
    consultation_id: str
    municipality_code: str
    track: str
    mode: str
    starts_at: datetime
    ends_at: datetime
    place: Place | None
    online_url: str | None
    personal: ConsultationPersonal


class ConsultationBooked(_ConsultationFact):
    """scheduling.consultation.booked.v1, with the people."""

    booked_at: datetime


class ConsultationMoved(_ConsultationFact):
    """scheduling.consultation.moved.v1, with the people."""

    previous_starts_at: datetime
    moved_by: str
    moved_at: datetime


class CancelledPersonal(ConsultationPersonal):
    """The people, and why; absent where nobody said."""

    reason: str | None = None


class ConsultationCancelled(_ConsultationFact):
    """scheduling.consultation.cancelled.v1, with the people."""

    cancelled_by: str
    personal: CancelledPersonal


class ConsultationLinkRenewed(_ConsultationFact):
    """scheduling.consultation.link-renewed.v1, with the people and the new link."""


MeetingFact = ConsultationBooked | ConsultationMoved | ConsultationCancelled
ConsultationFact = MeetingFact | ConsultationLinkRenewed


class EligibilityGranted(Tolerant):
    """scheduling.eligibility.granted.v1."""

    municipality_code: str
    track: str
    closes_at: datetime


class EligibilityRevoked(Tolerant):
    """scheduling.eligibility.revoked.v1."""

    municipality_code: str
    track: str


CONSUMED: Mapping[str, type[BaseModel]] = {
    "scheduling.consultation.booked.v1": ConsultationBooked,
    "scheduling.consultation.moved.v1": ConsultationMoved,
    "scheduling.consultation.cancelled.v1": ConsultationCancelled,
    "scheduling.consultation.link-renewed.v1": ConsultationLinkRenewed,
    "scheduling.eligibility.granted.v1": EligibilityGranted,
    "scheduling.eligibility.revoked.v1": EligibilityRevoked,
}
