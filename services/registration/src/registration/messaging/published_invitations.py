"""The facts about invitations to conferences as they leave registration. What was written with a no is not told."""

from collections.abc import Mapping

from chassis.wire import Moment, Strict
from registration.domain.interest import ChangedBy, Track
from registration.messaging.published_interests import Reader
from registration.messaging.published_words import Place, Text


class _Invitation(Strict):
    invitation_id: str
    conference_id: str
    municipality_code: str


class InvitationSentData(_Invitation):
    """registration.conference-invitation.sent.v1."""

    times: int
    sent_at: Moment


class InvitationDeclinedData(_Invitation):
    """registration.conference-invitation.declined.v1."""

    declined_at: Moment
    declined_by: ChangedBy


class DeclinationWithdrawnData(_Invitation):
    """registration.conference-invitation.declination-withdrawn.v1."""

    withdrawn_at: Moment
    withdrawn_by: ChangedBy


class LinkedReader(Reader):
    """Whom to write to, and the page where they answer."""

    link: str


class InvitedConference(Strict):
    """What a mail must say of the conference, as it was when it was asked to."""

    title: Text
    starts_at: Moment
    ends_at: Moment
    place: Place | None
    online_url: str | None
    tracks: tuple[Track, ...]
    registration_closes_at: Moment | None


class InvitationSentPrivate(InvitationSentData):
    """The same with whom to write to, and the conference."""

    personal: LinkedReader
    conference: InvitedConference


PUBLISHED: Mapping[str, type[Strict]] = {
    "registration.conference-invitation.sent.v1": InvitationSentData,
    "registration.conference-invitation.declined.v1": InvitationDeclinedData,
    "registration.conference-invitation.declination-withdrawn.v1": DeclinationWithdrawnData,
}
PUBLISHED_PRIVATE: Mapping[str, type[Strict]] = {
    "registration.conference-invitation.sent.v1": InvitationSentPrivate,
}
