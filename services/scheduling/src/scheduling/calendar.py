"""An adviser's consultations as iCalendar (RFC 5545)."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from chassis.clock import now
from scheduling.domain.consultation import Consultation

HERE = ZoneInfo("Europe/Stockholm")


def calendar_of(consultations: Sequence[Consultation]) -> bytes:
    """Return the calendar; what was cancelled is left out."""
    calendar = Calendar()
    calendar.add("prodid", "-//Samverka//scheduling//SV")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", "Konsultationer")
    for one in consultations:
        if one.status != "cancelled":
            calendar.add_component(_event(one))
    calendar.add_missing_timezones()
    written: bytes = calendar.to_ical()
    return written


def _event(consultation: Consultation) -> Event:
    wish = consultation.wish
    event = Event()
    event.add("uid", f"consultation-{consultation.id}@samverka")
    event.add("dtstamp", now())
    event.add("sequence", consultation.version - 1)
    event.add("dtstart", consultation.starts_at.astimezone(HERE))
    event.add("dtend", consultation.ends_at.astimezone(HERE))
    event.add("summary", f"Konsultation: {wish.contact.name}, {wish.topic}")
    event.add("description", "\n".join(filter(None, (wish.contact.email, wish.contact.phone, wish.topic))))
    if where := consultation.online_url or (consultation.place and _written(consultation)):
        event.add("location", where)
    return event


def _written(consultation: Consultation) -> str:
    place = consultation.place
    return ", ".join(filter(None, (place.name, place.address))) if place else ""
