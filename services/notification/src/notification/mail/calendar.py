"""The calendar entry that goes with a mail (RFC 5545, iTIP RFC 5546): one entry per attendee or consultation.

Calendar programs know the entry by its UID and take what has the higher SEQUENCE. A place is a REQUEST, a place given
up a CANCEL; somebody in line has no entry. A consultation has the same UID for both sides: booked and moved it is a
REQUEST, cancelled a CANCEL. The person's own link stays out of it, for calendars are shared.
"""

from datetime import UTC, datetime
from typing import Literal

from icalendar import Event, vCalAddress

from notification.domain.content import Conference, Consultation, Content
from notification.domain.local_time import STOCKHOLM
from notification.domain.message import Template
from notification.mail.addresses import Mailbox
from notification.mail.matter import place_line, title_of
from notification.mail.names import header_name, one_line
from notification.mail.vocabulary import municipality

Method = Literal["REQUEST", "CANCEL"]

_BEGIN = "BEGIN:VCALENDAR VERSION:2.0 PRODID:-//Samverka//Samverka//SV"
_STOCKHOLM = (
    "BEGIN:VTIMEZONE TZID:Europe/Stockholm "
    "BEGIN:DAYLIGHT DTSTART:19700329T020000 RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU "
    "TZNAME:CEST TZOFFSETFROM:+0100 TZOFFSETTO:+0200 END:DAYLIGHT "
    "BEGIN:STANDARD DTSTART:19701025T030000 RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU "
    "TZNAME:CET TZOFFSETFROM:+0200 TZOFFSETTO:+0100 END:STANDARD "
    "END:VTIMEZONE"
)
"""The European rule of directive 2000/84/EC; Outlook reads rules, and stumbles over long lists of dates."""


def method_of(template: Template, content: Content) -> Method | None:
    """Return what the mail does to the recipient's calendar; None where it leaves it alone."""
    match template:
        case "attendee-confirmed" | "attendee-promoted" | "consultation-booked" | "consultation-moved":
            return "REQUEST"
        case "conference-changed" if content.standing in {"confirmed", None}:  # None: written before others were told
            return "REQUEST"
        case "attendee-changed" if content.standing == "confirmed":
            return "REQUEST"
        case "consultation-cancelled":
            return "CANCEL"
        case _ if content.cancellation and content.cancellation.was == "confirmed":
            return "CANCEL"
        case _:
            return None


def entry(content: Content, method: Method, organizer: Mailbox, recipient: Mailbox) -> bytes:
    """Return the calendar with the one entry."""
    fixed = f"{_BEGIN} METHOD:{method} {_STOCKHOLM}".split()
    event: bytes = _event(content, method, organizer, recipient).to_ical()
    return "\r\n".join(fixed).encode() + b"\r\n" + event + b"END:VCALENDAR\r\n"


def _event(content: Content, method: Method, organizer: Mailbox, recipient: Mailbox) -> Event:
    meeting, event = content.conference or content.consultation, Event()
    if meeting is None:
        raise ValueError("nothing that takes place")
    event.add("uid", f"{content.about}@{organizer.domain}")
    event.add("sequence", content.calendar_sequence or content.sequence)
    event.add("dtstamp", content.written_at.astimezone(UTC))
    event.add("dtstart", _local(meeting.starts_at))
    event.add("dtend", _local(meeting.ends_at))
    event.add("summary", _summary(content))
    event.add("organizer", _person(organizer))
    event.add("attendee", _guest(recipient))
    event.add("status", "CONFIRMED" if method == "REQUEST" else "CANCELLED")
    event.add("transp", "OPAQUE" if method == "REQUEST" else "TRANSPARENT")
    for name, value in (("location", place_of(meeting)), ("description", meeting.online_url)):
        if value:
            event.add(name, one_line(value))
    return event


def _local(moment: datetime) -> datetime:
    return moment.astimezone(STOCKHOLM)


def _person(mailbox: Mailbox) -> vCalAddress:
    address = vCalAddress(f"mailto:{mailbox.address}")
    if name := header_name(mailbox.name):
        address.params["CN"] = name
    return address


def _guest(mailbox: Mailbox) -> vCalAddress:
    """Return the recipient as one who has accepted: the answer was given by registering."""
    address = _person(mailbox)
    address.params |= {"CUTYPE": "INDIVIDUAL", "ROLE": "REQ-PARTICIPANT", "PARTSTAT": "ACCEPTED", "RSVP": "FALSE"}
    return address


def place_of(meeting: Conference | Consultation) -> str | None:
    """Return where it is, on one line; what is online is at its address."""
    return place_line(meeting.place) if meeting.place else meeting.online_url


def _summary(content: Content) -> str:
    """Return what the entry is called; an adviser sees which municipality comes."""
    if content.consultation is None:
        return one_line(content.conference.title) if content.conference else ""
    title = title_of(content.consultation, content.recipient.language)
    return f"{title}, {municipality(content.consultation.municipality_code)}" if content.reader == "adviser" else title
