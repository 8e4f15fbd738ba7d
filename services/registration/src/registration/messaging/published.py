"""The facts as they leave registration: strict models of what the contracts promise.

Public topics carry no personal data. Where a consumer needs the person, the same fact goes to the private topic with a
`personal` part and what a mail must say of the conference.
"""

from collections.abc import Mapping

from chassis.wire import Moment, Strict
from registration.domain.interest import Track
from registration.messaging import published_attendees, published_interests, published_invitations
from registration.messaging.published_person import PersonErasedData, PersonErasedPrivate
from registration.messaging.published_words import Place, Text


class SessionData(Strict):
    """One of the sessions that people choose among."""

    id: str
    title: Text
    starts_at: Moment
    ends_at: Moment
    capacity: int | None


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
    online_capacity: int | None = None
    sessions: tuple[SessionData, ...] = ()


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


PUBLISHED: Mapping[str, type[Strict]] = {
    **published_interests.PUBLISHED,
    "registration.conference.announced.v1": ConferenceAnnouncedData,
    "registration.conference.changed.v1": ConferenceChangedData,
    "registration.conference.cancelled.v1": ConferenceCancelledData,
    "registration.conference.held.v1": ConferenceHeldData,
    **published_invitations.PUBLISHED,
    **published_attendees.PUBLISHED,
    "registration.person.erased.v1": PersonErasedData,
}
PUBLISHED_PRIVATE: Mapping[str, type[Strict]] = {
    **published_interests.PUBLISHED_PRIVATE,
    **published_invitations.PUBLISHED_PRIVATE,
    **published_attendees.PUBLISHED_PRIVATE,
    "registration.person.erased.v1": PersonErasedPrivate,
}
