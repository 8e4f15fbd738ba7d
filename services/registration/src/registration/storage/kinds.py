"""The collections of registration."""

from chassis.storage import FoundBy, Index, Kind
from registration.domain.attendee import Attendee
from registration.domain.conference import Conference
from registration.domain.conference_invitation import ConferenceInvitation
from registration.domain.erasure import Erasure
from registration.domain.interest import Interest
from registration.domain.invitation import Invitation
from registration.domain.privacy import PrivacyNotice
from registration.storage.finding import ALONG, AMONG, BY_PAIR, BY_SESSION, BY_START, BY_WORD, NARROWED, found_by

CONFERENCES = Kind(
    "conferences",
    Conference,
    [Index([("status", 1)]), Index([("places_to_release", 1)]), Index([("next_offer_ends_at", 1)])],
)
ATTENDEES = Kind(
    "attendees",
    Attendee,
    [
        Index([("_address", 1)]),
        Index([("_found_by", 1)]),
        Index([("conference_id", 1), ("status", 1), ("number", 1)]),
        *ALONG.values(),
        *NARROWED.values(),
        BY_SESSION,
        BY_WORD,
        BY_PAIR,
        BY_START,
        AMONG,
    ],
    FoundBy(4, found_by),
)
INTERESTS = Kind("interests", Interest, [Index([("status", 1), ("municipality_code", 1), ("_id", 1)])])
INVITATIONS = Kind("invitations", Invitation)
CONFERENCE_INVITATIONS = Kind("conference_invitations", ConferenceInvitation, [Index([("conference_id", 1)])])
PRIVACY_NOTICES = Kind("privacy_notices", PrivacyNotice, [Index([("number", -1)], unique=True)])
ERASURES = Kind("erasures", Erasure, [Index([("done_at", 1)]), Index([("asked_at", -1), ("_id", -1)])])
