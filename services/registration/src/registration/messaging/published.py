"""The facts as they leave registration: strict models of what the contracts promise.

Public topics carry no personal data. Where a consumer needs the person, the same fact goes to the private topic with a
`personal` part and what a mail must say of the conference.
"""

from collections.abc import Mapping
from typing import Literal

from chassis.wire import Moment, Strict
from registration.domain.attendee import Role, Sector
from registration.domain.interest import Track


class Text(Strict):
    """The same in both languages."""

    sv: str
    en: str


class Place(Strict):
    """Where it is."""

    name: str
    address: str | None


class InterestDeclaredData(Strict):
    """registration.interest.declared.v1."""

    interest_id: str
    municipality_code: str
    tracks: tuple[Track, ...]
    declared_at: Moment


class ContactPersonal(Strict):
    """The person at the municipality."""

    name: str
    email: str
    phone: str | None
    message: str | None
    language: Literal["sv", "en"]


class InterestDeclaredPrivate(InterestDeclaredData):
    """The same with the person."""

    personal: ContactPersonal


class InterestWithdrawnData(Strict):
    """registration.interest.withdrawn.v1."""

    interest_id: str
    municipality_code: str
    withdrawn_at: Moment


class ConferencePlanData(Strict):
    """What a conference is."""

    conference_id: str
    programme: str
    title: Text
    starts_at: Moment
    ends_at: Moment
    place: Place | None
    online_url: str | None
    capacity: int
    tracks: tuple[Track, ...]
    registration_opens_at: Moment | None
    registration_closes_at: Moment | None


class ConferenceAnnouncedData(ConferencePlanData):
    """registration.conference.announced.v1."""

    announced_at: Moment


class ConferenceChangedData(ConferencePlanData):
    """registration.conference.changed.v1."""

    changed: tuple[str, ...]
    changed_at: Moment


class ConferenceCancelledData(Strict):
    """registration.conference.cancelled.v1."""

    conference_id: str
    reason: str | None
    cancelled_at: Moment


class ConferenceHeldData(Strict):
    """registration.conference.held.v1."""

    conference_id: str
    held_at: Moment


class AttendeeData(Strict):
    """What every attendee fact says."""

    attendee_id: str
    conference_id: str
    group_id: str | None
    municipality_code: str | None
    sector: Sector
    role: Role


class AttendeeConfirmedData(AttendeeData):
    """registration.attendee.confirmed.v1."""

    registered_at: Moment
    confirmed_at: Moment
    from_waitlist: bool


class AttendeeWaitlistedData(AttendeeData):
    """registration.attendee.waitlisted.v1."""

    registered_at: Moment
    waitlist_position: int


class AttendeeCancelledData(AttendeeData):
    """registration.attendee.cancelled.v1."""

    cancelled_at: Moment
    was: Literal["confirmed", "waitlisted"]
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
    was: Literal["confirmed", "waitlisted"]


class AttendeeDelegatedData(AttendeeData):
    """registration.attendee.delegated.v1."""

    to_attendee_id: str
    delegated_at: Moment
    was: Literal["confirmed", "waitlisted"]


class AttendeeLinkRenewedData(AttendeeData):
    """registration.attendee.link-renewed.v1."""

    renewed_at: Moment


class AttendeePersonal(Strict):
    """The person, and the address of their own page."""

    name: str
    email: str
    language: Literal["sv", "en"]
    link: str


class ConferenceSnapshot(Strict):
    """What a mail must say of the conference, as it was when the fact happened."""

    title: Text
    starts_at: Moment
    ends_at: Moment
    place: Place | None
    online_url: str | None


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


PUBLISHED: Mapping[str, type[Strict]] = {
    "registration.interest.declared.v1": InterestDeclaredData,
    "registration.interest.withdrawn.v1": InterestWithdrawnData,
    "registration.conference.announced.v1": ConferenceAnnouncedData,
    "registration.conference.changed.v1": ConferenceChangedData,
    "registration.conference.cancelled.v1": ConferenceCancelledData,
    "registration.conference.held.v1": ConferenceHeldData,
    "registration.attendee.confirmed.v1": AttendeeConfirmedData,
    "registration.attendee.waitlisted.v1": AttendeeWaitlistedData,
    "registration.attendee.cancelled.v1": AttendeeCancelledData,
    "registration.attendee.checked-in.v1": AttendeeCheckedInData,
    "registration.attendee.check-in-corrected.v1": CheckInCorrectedData,
    "registration.attendee.declined.v1": AttendeeDeclinedData,
    "registration.attendee.delegated.v1": AttendeeDelegatedData,
    "registration.attendee.link-renewed.v1": AttendeeLinkRenewedData,
}
PUBLISHED_PRIVATE: Mapping[str, type[Strict]] = {
    "registration.interest.declared.v1": InterestDeclaredPrivate,
    "registration.attendee.confirmed.v1": AttendeeConfirmedPrivate,
    "registration.attendee.waitlisted.v1": AttendeeWaitlistedPrivate,
    "registration.attendee.cancelled.v1": AttendeeCancelledPrivate,
    "registration.attendee.declined.v1": AttendeeDeclinedPrivate,
    "registration.attendee.delegated.v1": AttendeeDelegatedPrivate,
    "registration.attendee.link-renewed.v1": AttendeeLinkRenewedPrivate,
}
