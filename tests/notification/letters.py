"""Messages and contents that tests of notification begin from."""

import email
import email.policy
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from typing import Any

from icalendar import Calendar

from chassis.clock import now
from notification.domain.content import Cancellation, Conference, Content, Language, Place, Recipient
from notification.domain.message import Message, Origin, Template
from notification.mail.addresses import parsed
from notification.mail.composing import Composer

SENDER = parsed("Samverka <samverka@example.org>")
COMPOSER = Composer(SENDER, SENDER, "https://samverka.example.org")
LINK = "https://samverka.example.org/my/att_1.signature"
TITLES = {"sv": "Social hänsyn i upphandling och IOP", "en": "Social considerations in procurement and IOP"}
CANCELLATIONS = [
    Cancellation("confirmed", "attendee"),
    Cancellation("confirmed", "staff"),
    Cancellation("confirmed", "conference"),
    Cancellation("waitlisted", "attendee"),
    Cancellation("waitlisted", "staff"),
    Cancellation("waitlisted", "conference"),
]


def conference(language: Language = "sv", **changes: Any) -> Conference:
    """The programme's conference."""
    fields: dict[str, Any] = {
        "title": TITLES[language],
        "starts_at": datetime(2015, 9, 29, 7, tzinfo=UTC),
        "ends_at": datetime(2015, 9, 29, 14, tzinfo=UTC),
        "place": Place("Mölndals stadshus", "Göteborgsvägen 11–17, Mölndal"),
        "online_url": None,
    }
    return Conference(**(fields | changes))


def queued(template: Template = "attendee-confirmed", **changes: Any) -> Message:
    """A message that is due now."""
    fields: dict[str, Any] = {
        "id": uuid.uuid4().hex,
        "version": 1,
        "template": template,
        "language": "sv",
        "about": uuid.uuid4().hex,
        "sequence": 1,
        "origin": Origin("fact", "", ""),
        "state": "queued",
        "queued_at": now(),
        "due_at": now(),
    }
    return Message(**(fields | changes))


def content_of(message: Message, **changes: Any) -> Content:
    """What a message says."""
    fields: dict[str, Any] = {
        "id": message.id,
        "version": 1,
        "about": message.about,
        "sequence": message.sequence,
        "recipient": Recipient("Anna Lind", "anna@harryda.example", message.language),
        "conference": conference(message.language),
        "link": LINK,
        "written_at": now(),
        "erase_at": now() + timedelta(days=30),
        "waitlist_position": 3 if message.template == "attendee-waitlisted" else None,
        "cancellation": Cancellation("confirmed", "attendee") if message.template == "attendee-cancelled" else None,
    }
    return Content(**(fields | changes))


def mailed(message: Message, **changes: Any) -> EmailMessage:
    """The mail of a message, read back as a receiver reads it."""
    return read(COMPOSER.mail(message, content_of(message, **changes), now()).content)


def read(mail: bytes) -> EmailMessage:
    """A mail as a receiver reads it."""
    found = email.message_from_bytes(mail, policy=email.policy.default)
    assert isinstance(found, EmailMessage)
    return found


def body(mail: EmailMessage, kind: str) -> str:
    """The plain or the HTML form."""
    part = mail.get_body((kind,))
    assert part is not None
    text: str = part.get_content()
    return text.replace("\r\n", "\n")


def calendars(mail: EmailMessage) -> Iterator[tuple[EmailMessage, Any]]:
    """Each part with a calendar, and the calendar."""
    for part in mail.walk():
        if part.get_content_type() in {"text/calendar", "application/ics"}:
            assert isinstance(part, EmailMessage)
            yield part, Calendar.from_ical(part.get_content())
