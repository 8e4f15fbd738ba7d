"""The facts as they leave scheduling: strict models of what the contracts promise.

Public topics carry no personal data; the same facts about consultations go to the private topic with the people.
"""

from collections.abc import Mapping
from typing import Literal

from chassis.wire import Moment, Strict
from scheduling.domain.adviser import Language, Track

Mode = Literal["on-site", "online"]
By = Literal["municipality", "adviser", "staff"]


class SlotPublishedData(Strict):
    """scheduling.slot.published.v1."""

    slot_id: str
    adviser_id: str
    track: Track
    starts_at: Moment
    ends_at: Moment
    modes: tuple[Mode, ...]
    published_at: Moment


class SlotWithdrawnData(Strict):
    """scheduling.slot.withdrawn.v1."""

    slot_id: str
    withdrawn_at: Moment


class BookingWindowOpenedData(Strict):
    """scheduling.booking-window.opened.v1."""

    window_id: str
    track: Track
    opens_at: Moment
    closes_at: Moment
    opened_by: Literal["staff", "conference", "time"]
    conference_id: str | None
    opened_at: Moment


class BookingWindowClosedData(Strict):
    """scheduling.booking-window.closed.v1."""

    window_id: str
    track: Track
    closed_at: Moment


class EligibilityGrantedData(Strict):
    """scheduling.eligibility.granted.v1."""

    eligibility_id: str
    municipality_code: str
    track: Track
    window_id: str
    closes_at: Moment
    granted_at: Moment


class EligibilityRevokedData(Strict):
    """scheduling.eligibility.revoked.v1."""

    eligibility_id: str
    municipality_code: str
    track: Track
    reason: Literal["interest-declared", "conference-held", "person-checked-in", "window-open"]
    revoked_at: Moment


class ConsultationData(Strict):
    """What every consultation fact says."""

    consultation_id: str
    slot_id: str
    adviser_id: str
    municipality_code: str
    track: Track
    mode: Mode
    starts_at: Moment
    ends_at: Moment


class ConsultationBookedData(ConsultationData):
    """scheduling.consultation.booked.v1."""

    booked_at: Moment


class ConsultationMovedData(ConsultationData):
    """scheduling.consultation.moved.v1."""

    previous_slot_id: str
    previous_starts_at: Moment
    moved_by: By
    moved_at: Moment


class ConsultationCancelledData(ConsultationData):
    """scheduling.consultation.cancelled.v1."""

    cancelled_by: By
    cancelled_at: Moment


class ConsultationHeldData(ConsultationData):
    """scheduling.consultation.held.v1."""

    held_at: Moment


class ConsultationMissedData(ConsultationData):
    """scheduling.consultation.missed.v1."""

    missed_at: Moment


class ConsultationLinkRenewedData(ConsultationData):
    """scheduling.consultation.link-renewed.v1."""

    renewed_at: Moment


class ContactPersonal(Strict):
    """The municipality's contact."""

    name: str
    email: str
    phone: str | None
    language: Language


class AdviserPersonal(Strict):
    """The adviser."""

    name: str
    email: str
    language: Language


class ParticipantPersonal(Strict):
    """One who takes part."""

    name: str
    email: str | None


class Personal(Strict):
    """The people, what they want to talk about, and the address of the own page."""

    contact: ContactPersonal
    adviser: AdviserPersonal
    topic: str
    participants: tuple[ParticipantPersonal, ...]
    link: str


class PersonalWithReason(Personal):
    """The same with why it was cancelled."""

    reason: str | None


class Place(Strict):
    """Where people meet."""

    name: str
    address: str | None


class _Where(Strict):
    place: Place | None
    online_url: str | None


class _WithPeople(_Where):
    personal: Personal


class ConsultationBookedPrivate(ConsultationBookedData, _WithPeople):
    """The same with the people and the place."""


class ConsultationMovedPrivate(ConsultationMovedData, _WithPeople):
    """The same with the people and the place."""


class ConsultationCancelledPrivate(ConsultationCancelledData, _Where):
    """The same with the people, the reason and the place."""

    personal: PersonalWithReason


class ConsultationLinkRenewedPrivate(ConsultationLinkRenewedData, _WithPeople):
    """The same with the people, the new link among it, and the place."""


class PersonErasedData(Strict):
    """scheduling.person.erased.v1."""

    erasure_id: str
    erased: int
    erased_at: Moment


PUBLISHED: Mapping[str, type[Strict]] = {
    "scheduling.slot.published.v1": SlotPublishedData,
    "scheduling.slot.withdrawn.v1": SlotWithdrawnData,
    "scheduling.booking-window.opened.v1": BookingWindowOpenedData,
    "scheduling.booking-window.closed.v1": BookingWindowClosedData,
    "scheduling.eligibility.granted.v1": EligibilityGrantedData,
    "scheduling.eligibility.revoked.v1": EligibilityRevokedData,
    "scheduling.consultation.booked.v1": ConsultationBookedData,
    "scheduling.consultation.moved.v1": ConsultationMovedData,
    "scheduling.consultation.cancelled.v1": ConsultationCancelledData,
    "scheduling.consultation.held.v1": ConsultationHeldData,
    "scheduling.consultation.missed.v1": ConsultationMissedData,
    "scheduling.consultation.link-renewed.v1": ConsultationLinkRenewedData,
    "scheduling.person.erased.v1": PersonErasedData,
}
PUBLISHED_PRIVATE: Mapping[str, type[Strict]] = {
    "scheduling.consultation.booked.v1": ConsultationBookedPrivate,
    "scheduling.consultation.moved.v1": ConsultationMovedPrivate,
    "scheduling.consultation.cancelled.v1": ConsultationCancelledPrivate,
    "scheduling.consultation.link-renewed.v1": ConsultationLinkRenewedPrivate,
}
