"""A message: what has to be told, what has been tried, and what came of it. No personal data.

    queued ──take──> sending ──deliver──> sent
      ^                │ └────refuse────> failed
      └──defer, put_back                    │
      └─────────────── ask_again ───────────┘  (also from sent and dropped)

A sender takes a message for a while (its lease). One whose lease has run out may or may not have gone out: it is
taken again, with the same Message-ID. One that nobody needs any more, when its turn comes, is dropped.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from notification.domain.content import Content, Language
from notification.domain.errors import MessageOnItsWayError
from notification.domain.retries import GIVES_UP_AFTER, Trouble, wait_after

Template = Literal[
    "attendee-requested",
    "attendee-refused",
    "attendee-confirmed",
    "attendee-promoted",
    "attendee-waitlisted",
    "attendee-offered",
    "attendee-offer-lapsed",
    "attendee-changed",
    "attendee-cancelled",
    "attendee-declined",
    "attendee-delegated",
    "attendee-link-renewed",
    "conference-reminder",
    "conference-changed",
    "conference-thanks",
    "conference-invitation",
    "conference-invitation-reminder",
    "consultation-booked",
    "consultation-moved",
    "consultation-cancelled",
    "consultation-reminder",
    "consultation-link-renewed",
    "booking-open",
    "interest-declared",
    "interest-changed",
    "interest-withdrawn",
    "interest-invitation",
    "interest-reminder",
    "subscription-confirmation",
    "article-published",
    "sign-in",
    "invitation",
]
State = Literal["queued", "sending", "sent", "failed", "dropped"]

INVITATION = "invitation-"
"""What begins the `about` of a message that asks a municipality for its interest; its code follows."""

LEASE = timedelta(minutes=3)
"""How long a sender may hold a message; well over the time that one delivery may take."""


def message_id(event_id: str, template: Template, recipient_key: str) -> str:
    """Return the id of the message that a fact causes: the same fact always causes the same message."""
    return f"{event_id}:{template}:{recipient_key}"


@dataclass(frozen=True, slots=True)
class Origin:
    """The fact that caused a message, and the trace it belongs to."""

    fact_id: str
    traceparent: str
    correlation_id: str


@dataclass(frozen=True, slots=True)
class Message:
    """One message to one person about one thing. `due_at` is when somebody takes it up: None once it is done with.

    `reader` keeps apart the two sides of one consultation, or the subscribers who are told of one article: each is
    told in order, and none waits for another. `sequence` is that of the fact that caused it; `edition` rises when
    somebody asks for it again, and each edition has a Message-ID of its own; `attempts` counts the refusals of this
    edition.
    """

    id: str
    version: int
    template: Template
    language: Language
    about: str
    sequence: int
    origin: Origin
    state: State
    queued_at: datetime
    due_at: datetime | None
    attempts: int = 0
    edition: int = 1
    held_by: str | None = None
    reason: str | None = None
    finished_at: datetime | None = None
    reader: str = ""

    @classmethod
    def telling(cls, content: Content, template: Template, origin: Origin) -> "Message":
        """Return the message that tells this, due now; it has its content's id."""
        return cls(
            content.id,
            1,
            template,
            content.recipient.language,
            content.about,
            content.sequence,
            origin,
            "queued",
            queued_at=content.written_at,
            due_at=content.written_at,
            reader=content.reader,
        )

    @property
    def story(self) -> tuple[str, str]:
        """What is told in order: one thing, to one reader."""
        return self.about, self.reader

    @property
    def is_finished(self) -> bool:
        """Whether nothing more is to be done."""
        return self.due_at is None

    def is_due(self, now: datetime) -> bool:
        """Whether it waits to be taken up: its time has come, or whoever held it is long gone."""
        return self.due_at is not None and self.due_at <= now

    def comes_before(self, other: "Message") -> bool:
        """Whether it has to reach its reader first: the same story, an earlier chapter."""
        return self.story == other.story and (self.sequence, self.id) < (other.sequence, other.id)

    def take(self, holder: str, now: datetime) -> "Message":
        """Return it in the hands of a sender."""
        return self._next(state="sending", held_by=holder, due_at=now + LEASE)

    def put_back(self, due_at: datetime, reason: str | None = None) -> "Message":
        """Return it untried: it can be taken from then on."""
        return self._next(state="queued", held_by=None, due_at=due_at, reason=reason or self.reason)

    def deliver(self, now: datetime) -> "Message":
        """Return it taken over by the mail server."""
        return self._next(state="sent", held_by=None, due_at=None, finished_at=now, reason=None)

    def refuse(self, reason: str, now: datetime) -> "Message":
        """Return it given up."""
        attempts = self.attempts + 1
        return self._next(state="failed", held_by=None, due_at=None, finished_at=now, attempts=attempts, reason=reason)

    def drop(self, reason: str, now: datetime) -> "Message":
        """Return it left untold, for what it says is no longer so or no longer wanted."""
        return self._next(state="dropped", held_by=None, due_at=None, finished_at=now, reason=reason)

    def defer(self, reason: str, trouble: Trouble, now: datetime) -> "Message":
        """Return it waiting for the next attempt, or given up when it has been tried for days."""
        if now - self.queued_at >= GIVES_UP_AFTER:
            return self.refuse(reason, now)
        attempts = self.attempts + 1
        due_at = now + wait_after(attempts, trouble, self.id)
        return self._next(state="queued", held_by=None, due_at=due_at, attempts=attempts, reason=reason)

    def ask_again(self, now: datetime) -> "Message":
        """Return it queued once more, as a mail of its own. Raises MessageOnItsWayError."""
        if not self.is_finished:
            raise MessageOnItsWayError
        return self._next(
            state="queued",
            queued_at=now,
            due_at=now,
            attempts=0,
            edition=self.edition + 1,
            reason=None,
            finished_at=None,
        )

    def _next(self, **changes: object) -> "Message":
        return replace(self, version=self.version + 1, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class MessageSent:
    """The mail server took it."""

    message: Message
    at: datetime


@dataclass(frozen=True, slots=True)
class MessageFailed:
    """It was given up."""

    message: Message
    reason: str
    at: datetime
