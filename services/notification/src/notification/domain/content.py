"""What a message says and to whom. It is personal: kept apart from the message itself, and erased after a while."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Language = Literal["sv", "en"]
Standing = Literal["confirmed", "offered", "waitlisted", "requested"]
"""What somebody has who is registered: a place, the offer of one, a place in line, or a request that is being read."""
CancelledBy = Literal["attendee", "coordinator", "staff", "conference"]
ChangedBy = Literal["municipality", "adviser", "staff"]
InterestChangedBy = Literal["contact", "coordinator", "staff"]
Side = Literal["contact", "adviser"]
"""The two sides of a consultation: the municipality's contact and the adviser."""


@dataclass(frozen=True, slots=True)
class Text:
    """The same in both languages; None where it is not written in English."""

    sv: str
    en: str | None

    def read_in(self, language: Language) -> str:
        """Return it in this language, in Swedish where there is no other."""
        return self.en if language == "en" and self.en else self.sv


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a message is for."""

    name: str
    email: str
    language: Language


@dataclass(frozen=True, slots=True)
class Place:
    """Where people meet."""

    name: str
    address: str | None


@dataclass(frozen=True, slots=True)
class Session:
    """A session that the person chose; the title in the recipient's language."""

    title: str
    starts_at: datetime
    ends_at: datetime
    room: str | None


@dataclass(frozen=True, slots=True)
class Conference:
    """The conference as it was when the fact happened; the title in the recipient's language."""

    title: str
    starts_at: datetime
    ends_at: datetime
    place: Place | None
    online_url: str | None
    sessions: tuple[Session, ...] = ()


@dataclass(frozen=True, slots=True)
class Cancellation:
    """What was given up, and by whom."""

    was: Standing
    by: CancelledBy


@dataclass(frozen=True, slots=True)
class Consultation:
    """A municipality's meeting with an adviser, as it was when the fact happened."""

    municipality_code: str
    track: str
    mode: str
    starts_at: datetime
    ends_at: datetime
    place: Place | None
    online_url: str | None
    contact: Recipient
    phone: str | None
    adviser: Recipient
    topic: str
    participants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Who moved or cancelled a consultation, from when, and why."""

    by: ChangedBy
    previous_starts_at: datetime | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """A municipality may book consultations in a track, until `closes_at`."""

    municipality_code: str
    track: str
    closes_at: datetime


@dataclass(frozen=True, slots=True)
class Interest:
    """A municipality's interest, or one that is wished for; where `organisation` is not empty, that one's.

    `by` says who changed or withdrew it.
    """

    municipality_code: str = ""
    organisation: str = ""
    tracks: tuple[str, ...] = ()
    by: InterestChangedBy = "contact"


@dataclass(frozen=True, slots=True)
class Invitation:
    """A municipality is asked to a conference, which is about these tracks; one registers until `closes_at`."""

    municipality_code: str
    tracks: tuple[str, ...]
    closes_at: datetime | None


@dataclass(frozen=True, slots=True)
class Article:
    """A piece of knowledge that has been published; the texts in the recipient's language where they are written in it.

    `token` ends the subscription it is sent for.
    """

    title: str
    summary: str
    language: Language
    tracks: tuple[str, ...]
    token: str


@dataclass(frozen=True, slots=True)
class SignIn:
    """A way in for somebody with an account; `good_until` is None where it does not run out."""

    good_until: datetime | None


@dataclass(frozen=True, slots=True)
class Content:
    """All that the mail of one message is written from. `sequence` is that of the fact.

    `calendar_sequence` is that of a calendar entry which other facts than its own change, too. `standing` is what the
    reader has at the conference, where the template does not tell it; None where that is not known.

    What it is about stands in one of the fields from `conference` on. `link` is the page where its reader goes on;
    empty where there is none. `reader` is as in the message.
    """

    id: str
    version: int
    about: str
    sequence: int
    recipient: Recipient
    link: str
    written_at: datetime
    erase_at: datetime
    reader: str = ""
    conference: Conference | None = None
    waitlist_position: int | None = None
    cancellation: Cancellation | None = None
    consultation: Consultation | None = None
    change: Change | None = None
    opening: Opening | None = None
    interest: Interest | None = None
    invitation: Invitation | None = None
    article: Article | None = None
    sign_in: SignIn | None = None
    tracks: tuple[str, ...] = ()
    offer_ends_at: datetime | None = None
    refusal_reason: str | None = None
    changed: tuple[str, ...] = ()
    calendar_sequence: int | None = None
    standing: Standing | None = None
