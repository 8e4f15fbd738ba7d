"""The facts as notification reads them: tolerant, and only as wide as their use.

A value that a later version of the contract may bring is read as the nearest that is known.
"""

from collections.abc import Mapping
from datetime import datetime

from pydantic import BaseModel

from chassis.wire import Tolerant
from notification.messaging import consumed_scheduling
from notification.messaging.consumed_words import Person, Place, Text


class Personal(Person):
    """The person, and the page of their own."""

    link: str


class ConferenceSnapshot(Tolerant):
    """The conference as it was then."""

    title: Text
    starts_at: datetime
    ends_at: datetime
    place: Place | None
    online_url: str | None


class _AttendeeFact(Tolerant):
    attendee_id: str
    conference_id: str
    personal: Personal
    conference: ConferenceSnapshot


class AttendeeConfirmed(_AttendeeFact):
    """registration.attendee.confirmed.v1, with the person."""

    from_waitlist: bool
    confirmed_at: datetime


class AttendeeWaitlisted(_AttendeeFact):
    """registration.attendee.waitlisted.v1, with the person."""

    waitlist_position: int


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


class AttendeeLinkRenewed(_AttendeeFact):
    """registration.attendee.link-renewed.v1, with the person and the new link."""


PlaceFact = AttendeeConfirmed | AttendeeWaitlisted | AttendeeCancelled | AttendeeDeclined | AttendeeDelegated
AttendeeFact = PlaceFact | AttendeeLinkRenewed


class ConferencePlanned(ConferenceSnapshot):
    """registration.conference.announced.v1 and changed.v1: when and where it is now."""

    conference_id: str


class ConferenceOver(Tolerant):
    """registration.conference.cancelled.v1 and held.v1."""

    conference_id: str


class Contact(Person):
    """A municipality's contact person; Swedish where no language was told."""

    language: str = "sv"


class InterestDeclared(Tolerant):
    """registration.interest.declared.v1, with the contact."""

    interest_id: str
    municipality_code: str
    personal: Contact


class InterestWithdrawn(Tolerant):
    """registration.interest.withdrawn.v1."""

    interest_id: str
    municipality_code: str


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


CONSUMED: Mapping[str, type[BaseModel]] = {
    "registration.attendee.confirmed.v1": AttendeeConfirmed,
    "registration.attendee.waitlisted.v1": AttendeeWaitlisted,
    "registration.attendee.cancelled.v1": AttendeeCancelled,
    "registration.attendee.declined.v1": AttendeeDeclined,
    "registration.attendee.delegated.v1": AttendeeDelegated,
    "registration.attendee.link-renewed.v1": AttendeeLinkRenewed,
    "registration.conference.announced.v1": ConferencePlanned,
    "registration.conference.changed.v1": ConferencePlanned,
    "registration.conference.cancelled.v1": ConferenceOver,
    "registration.conference.held.v1": ConferenceOver,
    "registration.interest.declared.v1": InterestDeclared,
    "registration.interest.withdrawn.v1": InterestWithdrawn,
    "content.article.published.v1": ArticlePublished,
    "content.article.withdrawn.v1": ArticleWithdrawn,
    **consumed_scheduling.CONSUMED,
}
