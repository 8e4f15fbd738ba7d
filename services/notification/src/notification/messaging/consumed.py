"""The facts as notification reads them: tolerant, and only as wide as their use.

A value that a later version of the contract may bring is read as the nearest that is known.
"""

from collections.abc import Mapping
from datetime import datetime

from pydantic import BaseModel

from chassis.wire import Tolerant
from notification.messaging import consumed_interests, consumed_scheduling
from notification.messaging.consumed_words import Person, Place, Text


class Personal(Person):
    """The person, and the page of their own."""

    link: str


class SessionSnapshot(Tolerant):
    """A session that the person chose."""

    title: Text
    starts_at: datetime
    ends_at: datetime
    room: str | None = None


class _Meeting(Tolerant):
    title: Text
    starts_at: datetime
    ends_at: datetime
    place: Place | None
    online_url: str | None


class ConferenceSnapshot(_Meeting):
    """The conference as it was then, with the sessions that the person chose."""

    sessions: tuple[SessionSnapshot, ...] = ()


class _AttendeeFact(Tolerant):
    attendee_id: str
    conference_id: str
    personal: Personal
    conference: ConferenceSnapshot
    mode: str | None = None


class AttendeeConfirmed(_AttendeeFact):
    """registration.attendee.confirmed.v1, with the person."""

    from_waitlist: bool
    confirmed_at: datetime


class AttendeeWaitlisted(_AttendeeFact):
    """registration.attendee.waitlisted.v1, with the person."""

    waitlist_position: int


class AttendeeRequested(_AttendeeFact):
    """registration.attendee.requested.v1, with the person."""


class AttendeeRefused(_AttendeeFact):
    """registration.attendee.refused.v1, with the person, and why."""

    reason: str | None


class AttendeeOffered(_AttendeeFact):
    """registration.attendee.offered.v1, with the person."""

    offer_ends_at: datetime


class OfferLapsed(_AttendeeFact):
    """registration.attendee.offer-lapsed.v1, with the person."""


class AttendeeChanged(_AttendeeFact):
    """registration.attendee.changed.v1, with the person as they are now."""


class AttendeeCancelled(_AttendeeFact):
    """registration.attendee.cancelled.v1, with the person."""

    was: str
    cancelled_by: str


class AttendeeDeclined(_AttendeeFact):
    """registration.attendee.declined.v1, with the person."""

    was: str


class AttendeeDelegated(_AttendeeFact):
    """registration.attendee.delegated.v1, with the person who gives the place away."""

    was: str


class AttendeeAtTheDoor(Tolerant):
    """registration.attendee.checked-in.v1, and check-in-corrected.v1: the attendee has come, or has not after all."""

    attendee_id: str
    conference_id: str


class AttendeeLinkRenewed(_AttendeeFact):
    """registration.attendee.link-renewed.v1, with the person and the new link."""


StandingFact = AttendeeConfirmed | AttendeeOffered | AttendeeWaitlisted | AttendeeRequested
LeavingFact = AttendeeCancelled | AttendeeDeclined | AttendeeDelegated
PlaceFact = StandingFact | AttendeeRefused | OfferLapsed | LeavingFact
AttendeeFact = PlaceFact | AttendeeLinkRenewed | AttendeeChanged


class ConferencePlanned(_Meeting):
    """registration.conference.announced.v1: when and where it is; with places online, one chooses between two ways."""

    conference_id: str
    online_capacity: int | None = None


class ConferenceChanged(ConferencePlanned):
    """registration.conference.changed.v1: when and where it is now, and the names of what changed."""

    changed: tuple[str, ...]
    changed_at: datetime


class ConferenceOver(Tolerant):
    """registration.conference.cancelled.v1 and held.v1."""

    conference_id: str


class InvitedConference(_Meeting):
    """The conference that a municipality is asked to."""

    tracks: tuple[str, ...]
    registration_closes_at: datetime | None


class InvitationSent(Tolerant):
    """registration.conference-invitation.sent.v1, with whom to write to."""

    invitation_id: str
    municipality_code: str
    times: int
    personal: consumed_interests.Contact
    conference: InvitedConference


class ArticlePublished(Tolerant):
    """content.article.published.v1."""

    article_id: str
    slug: str
    title: Text
    summary: Text
    tracks: list[str]
    published_at: datetime


class ArticleWithdrawn(Tolerant):
    """content.article.withdrawn.v1."""

    article_id: str


class Erased(Tolerant):
    """Whom to erase."""

    email: str
    names: list[str]


class PersonErased(Tolerant):
    """registration.person.erased.v1, with the person."""

    erasure_id: str
    attendee_ids: list[str]
    erased_at: datetime
    personal: Erased


class AttendeeErased(Tolerant):
    """registration.attendee.erased.v1: whose registration nobody knows any more."""

    attendee_id: str
    erased_at: datetime


CONSUMED: Mapping[str, type[BaseModel]] = {
    "registration.attendee.requested.v1": AttendeeRequested,
    "registration.attendee.refused.v1": AttendeeRefused,
    "registration.attendee.offered.v1": AttendeeOffered,
    "registration.attendee.offer-lapsed.v1": OfferLapsed,
    "registration.attendee.changed.v1": AttendeeChanged,
    "registration.attendee.confirmed.v1": AttendeeConfirmed,
    "registration.attendee.waitlisted.v1": AttendeeWaitlisted,
    "registration.attendee.cancelled.v1": AttendeeCancelled,
    "registration.attendee.declined.v1": AttendeeDeclined,
    "registration.attendee.delegated.v1": AttendeeDelegated,
    "registration.attendee.link-renewed.v1": AttendeeLinkRenewed,
    "registration.attendee.erased.v1": AttendeeErased,
    "registration.attendee.checked-in.v1": AttendeeAtTheDoor,
    "registration.attendee.check-in-corrected.v1": AttendeeAtTheDoor,
    "registration.conference.announced.v1": ConferencePlanned,
    "registration.conference.changed.v1": ConferenceChanged,
    "registration.conference.cancelled.v1": ConferenceOver,
    "registration.conference.held.v1": ConferenceOver,
    "registration.conference-invitation.sent.v1": InvitationSent,
    "content.article.published.v1": ArticlePublished,
    "content.article.withdrawn.v1": ArticleWithdrawn,
    "registration.person.erased.v1": PersonErased,
    **consumed_interests.CONSUMED,
    **consumed_scheduling.CONSUMED,
}
