"""The facts about attendees as they leave registration."""

from collections.abc import Mapping
from typing import Literal

from chassis.wire import Moment, Strict
from registration.domain.person import Mode, Role, Sector
from registration.messaging.published_words import Place, Text


class AttendeeData(Strict):
    """What every attendee fact says."""

    attendee_id: str
    conference_id: str
    group_id: str | None
    municipality_code: str | None
    sector: Sector
    role: Role
    mode: Mode | None = None
    sessions: tuple[str, ...] = ()


class AttendeeConfirmedData(AttendeeData):
    """registration.attendee.confirmed.v1."""

    registered_at: Moment
    confirmed_at: Moment
    from_waitlist: bool


class AttendeeWaitlistedData(AttendeeData):
    """registration.attendee.waitlisted.v1."""

    registered_at: Moment
    waitlist_position: int


class AttendeeRequestedData(AttendeeData):
    """registration.attendee.requested.v1."""

    registered_at: Moment


class AttendeeRefusedData(AttendeeData):
    """registration.attendee.refused.v1."""

    refused_at: Moment


class AttendeeOfferedData(AttendeeData):
    """registration.attendee.offered.v1."""

    offered_at: Moment
    offer_ends_at: Moment


class OfferLapsedData(AttendeeData):
    """registration.attendee.offer-lapsed.v1."""

    lapsed_at: Moment


class AttendeeChangedData(AttendeeData):
    """registration.attendee.changed.v1."""

    changed_at: Moment


class AttendeeCancelledData(AttendeeData):
    """registration.attendee.cancelled.v1."""

    cancelled_at: Moment
    was: Literal["confirmed", "offered", "waitlisted", "requested"]
    cancelled_by: Literal["attendee", "coordinator", "staff", "conference"]


class AttendeeCheckedInData(AttendeeData):
    """registration.attendee.checked-in.v1."""

    checked_in_at: Moment


class CheckInCorrectedData(AttendeeData):
    """registration.attendee.check-in-corrected.v1."""

    corrected_at: Moment


class AttendeeDeclinedData(AttendeeData):
    """registration.attendee.declined.v1."""

    declined_at: Moment
    was: Literal["confirmed", "offered", "waitlisted", "requested"]


class AttendeeDelegatedData(AttendeeData):
    """registration.attendee.delegated.v1."""

    to_attendee_id: str
    delegated_at: Moment
    was: Literal["confirmed", "offered", "waitlisted", "requested"]


class AttendeeLinkRenewedData(AttendeeData):
    """registration.attendee.link-renewed.v1."""

    renewed_at: Moment


class AttendeeErasedData(AttendeeData):
    """registration.attendee.erased.v1."""

    decision: str
    erased_at: Moment


class AttendeePersonal(Strict):
    """The person, and the address of their own page."""

    name: str
    email: str
    language: Literal["sv", "en"]
    link: str


class SessionSnapshot(Strict):
    """A session that the person chose."""

    title: Text
    starts_at: Moment
    ends_at: Moment
    room: str | None


class ConferenceSnapshot(Strict):
    """What a mail must say of the conference, as it was when the fact happened."""

    title: Text
    starts_at: Moment
    ends_at: Moment
    place: Place | None
    online_url: str | None
    sessions: tuple[SessionSnapshot, ...] = ()


class _WithPerson(Strict):
    personal: AttendeePersonal
    conference: ConferenceSnapshot


class AttendeeConfirmedPrivate(AttendeeConfirmedData, _WithPerson):
    """The same with the person and the conference."""


class AttendeeWaitlistedPrivate(AttendeeWaitlistedData, _WithPerson):
    """The same with the person and the conference."""


class AttendeeCancelledPrivate(AttendeeCancelledData, _WithPerson):
    """The same with the person and the conference."""


class AttendeeDeclinedPrivate(AttendeeDeclinedData, _WithPerson):
    """The same with the person and the conference."""


class AttendeeDelegatedPrivate(AttendeeDelegatedData, _WithPerson):
    """The same with the person who hands over the place, and the conference."""


class AttendeeLinkRenewedPrivate(AttendeeLinkRenewedData, _WithPerson):
    """The same with the person, the new link among it, and the conference."""


class AttendeeRequestedPrivate(AttendeeRequestedData, _WithPerson):
    """The same with the person and the conference."""


class AttendeeRefusedPrivate(AttendeeRefusedData, _WithPerson):
    """The same with the person, the conference, and why."""

    reason: str | None


class AttendeeOfferedPrivate(AttendeeOfferedData, _WithPerson):
    """The same with the person and the conference."""


class OfferLapsedPrivate(OfferLapsedData, _WithPerson):
    """The same with the person and the conference."""


class AttendeeChangedPrivate(AttendeeChangedData, _WithPerson):
    """The same with the person as they are now, and the conference."""


PUBLISHED: Mapping[str, type[Strict]] = {
    "registration.attendee.requested.v1": AttendeeRequestedData,
    "registration.attendee.refused.v1": AttendeeRefusedData,
    "registration.attendee.confirmed.v1": AttendeeConfirmedData,
    "registration.attendee.waitlisted.v1": AttendeeWaitlistedData,
    "registration.attendee.offered.v1": AttendeeOfferedData,
    "registration.attendee.offer-lapsed.v1": OfferLapsedData,
    "registration.attendee.changed.v1": AttendeeChangedData,
    "registration.attendee.cancelled.v1": AttendeeCancelledData,
    "registration.attendee.checked-in.v1": AttendeeCheckedInData,
    "registration.attendee.check-in-corrected.v1": CheckInCorrectedData,
    "registration.attendee.declined.v1": AttendeeDeclinedData,
    "registration.attendee.delegated.v1": AttendeeDelegatedData,
    "registration.attendee.link-renewed.v1": AttendeeLinkRenewedData,
    "registration.attendee.erased.v1": AttendeeErasedData,
}
PUBLISHED_PRIVATE: Mapping[str, type[Strict]] = {
    "registration.attendee.requested.v1": AttendeeRequestedPrivate,
    "registration.attendee.refused.v1": AttendeeRefusedPrivate,
    "registration.attendee.confirmed.v1": AttendeeConfirmedPrivate,
    "registration.attendee.waitlisted.v1": AttendeeWaitlistedPrivate,
    "registration.attendee.offered.v1": AttendeeOfferedPrivate,
    "registration.attendee.offer-lapsed.v1": OfferLapsedPrivate,
    "registration.attendee.changed.v1": AttendeeChangedPrivate,
    "registration.attendee.cancelled.v1": AttendeeCancelledPrivate,
    "registration.attendee.declined.v1": AttendeeDeclinedPrivate,
    "registration.attendee.delegated.v1": AttendeeDelegatedPrivate,
    "registration.attendee.link-renewed.v1": AttendeeLinkRenewedPrivate,
}
