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
from notification.domain.content import (
    Article,
    Cancellation,
    Change,
    Conference,
    Consultation,
    Content,
    Interest,
    Invitation,
    Language,
    Opening,
    Place,
    Recipient,
    SignIn,
)
from notification.domain.message import Message, Origin, Template
from notification.mail.addresses import parsed
from notification.mail.composing import Composer

SENDER = parsed("Samverka <samverka@example.org>")
COMPOSER = Composer(SENDER, SENDER, "https://samverka.example.org")
LINK = "https://samverka.example.org/my/att_1.signature"
TITLES = {"sv": "Social hänsyn i upphandling och IOP", "en": "Social considerations in procurement and IOP"}
CANCELLATIONS = [
    Cancellation("confirmed", "attendee"),
    Cancellation("confirmed", "coordinator"),
    Cancellation("confirmed", "staff"),
    Cancellation("confirmed", "conference"),
    Cancellation("waitlisted", "attendee"),
    Cancellation("waitlisted", "coordinator"),
    Cancellation("waitlisted", "staff"),
    Cancellation("waitlisted", "conference"),
    Cancellation("offered", "coordinator"),
    Cancellation("requested", "attendee"),
    Cancellation("requested", "coordinator"),
    Cancellation("requested", "staff"),
    Cancellation("requested", "conference"),
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


def consultation(**changes: Any) -> Consultation:
    """Härryda's consultation with the adviser of its track."""
    fields: dict[str, Any] = {
        "municipality_code": "1401",
        "track": "social-considerations",
        "mode": "on-site",
        "starts_at": datetime(2015, 11, 12, 8, tzinfo=UTC),
        "ends_at": datetime(2015, 11, 12, 9, 30, tzinfo=UTC),
        "place": Place("Härryda kommunhus", "Mölnlyckevägen 1, Mölnlycke"),
        "online_url": None,
        "contact": Recipient("Karin Ek", "karin.ek@harryda.example", "sv"),
        "phone": "+46 31 724 61 00",
        "adviser": Recipient("Jörgen Larzon", "jorgen.larzon@gr.example", "sv"),
        "topic": "Reserverade kontrakt: hur börjar vi?",
        "participants": ("Bo Berg", "Åsa Ö"),
    }
    return Consultation(**(fields | changes))


CHANGE = Change("municipality", datetime(2015, 11, 5, 8, tzinfo=UTC))
OPENING = Opening("1401", "social-considerations", datetime(2015, 12, 18, 16, tzinfo=UTC))
INTEREST = Interest("1402", tracks=("iop", "social-considerations"))
INVITATION = Invitation("1402", ("iop",), datetime(2015, 9, 22, 21, 59, 59, tzinfo=UTC))
ARTICLE = Article(
    "Så börjar ni med social hänsyn",
    "Fem steg från behov till avtal, med exempel ur verkliga upphandlingar.",
    "sv",
    ("social-considerations",),
    "sub_1.signature",
)
BOOKING = "https://samverka.example.org/consultations?municipality_code=1401&track=social-considerations"

ABOUT: dict[str, dict[str, Any]] = {
    "article-published": {"article": ARTICLE},
    "interest-declared": {"interest": INTEREST},
    "interest-changed": {"interest": INTEREST},
    "interest-withdrawn": {"interest": Interest("1402")},
    "interest-invitation": {"interest": Interest("1402")},
    "interest-reminder": {"interest": Interest("1402")},
}


def about_of(template: Template, language: Language, reader: str) -> dict[str, Any]:
    """What a message of this kind is about."""
    if template.startswith(("attendee", "conference")):
        given_up = template in {"attendee-cancelled", "attendee-declined", "attendee-delegated"}
        return {
            "conference": conference(language),
            "cancellation": Cancellation("confirmed", "attendee") if given_up else None,
            "waitlist_position": 3 if template == "attendee-waitlisted" else None,
            "invitation": INVITATION if template.startswith("conference-invitation") else None,
        }
    if template.startswith("consultation"):
        is_changed = template in {"consultation-moved", "consultation-cancelled"}
        return {"consultation": consultation(), "change": CHANGE if is_changed else None, "reader": reader or "contact"}
    if template == "booking-open":
        return {"opening": OPENING, "link": BOOKING}
    if template in ABOUT:
        return ABOUT[template]
    if template in {"sign-in", "invitation"}:
        return {"sign_in": SignIn(datetime(2015, 9, 1, 7, 15, tzinfo=UTC) if template == "sign-in" else None)}
    return {"tracks": ("iop",)}


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
        "link": LINK,
        "written_at": now(),
        "erase_at": now() + timedelta(days=30),
    }
    fields |= about_of(message.template, message.language, message.reader)
    return Content(**(fields | changes))


def mailed(message: Message, at: datetime | None = None, **changes: Any) -> EmailMessage:
    """The mail of a message, read back as a receiver reads it."""
    return read(COMPOSER.mail(message, content_of(message, **changes), at or now()).content)


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
