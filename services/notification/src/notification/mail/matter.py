"""What a mail is about: the heading of its box, the facts in it, and the words that its own sentences need."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from notification.domain.content import (
    Article,
    Change,
    Conference,
    Consultation,
    Content,
    Interest,
    Invitation,
    Language,
    Opening,
    Place,
)
from notification.mail.dates import deadline, is_within_a_day, moment, near_day, period, short_day, time_of_day
from notification.mail.names import greeting_name, one_line, quoted
from notification.mail.vocabulary import label, municipality, new, sentence, track, tracks

_CONSULTATION: Mapping[Language, str] = {"sv": "Konsultation: ", "en": "Consultation: "}
_BOOKING: Mapping[Language, str] = {"sv": "Konsultationer: ", "en": "Consultations: "}
_AT: Mapping[Language, str] = {"sv": "Hos kommunen, ", "en": "At the municipality, "}
_NEWS: Mapping[Language, str] = {"sv": "Nyheter om ", "en": "News about "}


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the box."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Matter:
    """The box of a mail, and what its sentences may name."""

    title: str
    facts: tuple[Fact, ...]
    words: Mapping[str, Any]


def matter_of(content: Content, today: datetime, home: str) -> Matter:
    """Return what this is about. `home` is the gateway's address."""
    language = content.recipient.language
    if content.conference is not None:
        return _of_conference(content, content.conference, today)
    if content.consultation is not None:
        return _of_consultation(content, content.consultation, today, home)
    if content.opening is not None:
        return _of_opening(content.opening, language)
    return _of_programme(content, language, home)


def _of_programme(content: Content, language: Language, home: str) -> Matter:
    """Return what this is about that nobody meets for."""
    if content.interest is not None:
        return _of_interest(content.interest, language)
    if content.article is not None:
        return _of_article(content.article, language, home)
    if content.sign_in is not None:
        return Matter("", (), {"address": one_line(content.recipient.email)})
    return Matter(_NEWS[language] + tracks(content.tracks, language), (), {})


def title_of(consultation: Consultation, language: Language) -> str:
    """Return what a consultation is called."""
    return _CONSULTATION[language] + track(consultation.track, language)


def place_line(place: Place) -> str:
    """Return where it is, on one line."""
    return one_line(", ".join(filter(None, (place.name, place.address))))


def _of_conference(content: Content, conference: Conference, today: datetime) -> Matter:
    language, until = content.recipient.language, content.offer_ends_at
    words = {
        **_when(conference.starts_at, today, language),
        "until": moment(until, language) if until else "",
        "changed": new(content.changed, language),
    }
    words |= _asked(content.invitation, language)
    refusal = content.refusal_reason and quoted(content.refusal_reason)
    reason = (Fact(label("reason", language), refusal),) if refusal else ()
    closes = _closes(content.invitation, language)
    facts = (*_meeting(conference, language), *_sessions(conference, language), *closes, *reason)
    return Matter(one_line(conference.title), facts, words)


def _asked(invitation: Invitation | None, language: Language) -> dict[str, str]:
    """Return the words for a municipality that is asked to a conference: which, and what it is about."""
    if invitation is None:
        return {}
    return {"whose": municipality(invitation.municipality_code), "topics": tracks(invitation.tracks, language)}


def _closes(invitation: Invitation | None, language: Language) -> Iterator[Fact]:
    if invitation and invitation.closes_at:
        yield Fact(label("registration_closes", language), deadline(invitation.closes_at, language))


def _sessions(conference: Conference, language: Language) -> Iterator[Fact]:
    said = time_of_day if is_within_a_day(conference.starts_at, conference.ends_at) else moment
    for one in conference.sessions:
        what = ", ".join(filter(None, (said(one.starts_at, language), one.title, one.room)))
        yield Fact(label("session", language), one_line(what))


def _of_consultation(content: Content, consultation: Consultation, today: datetime, home: str) -> Matter:
    language, change = content.recipient.language, content.change
    words = {
        **_when(consultation.starts_at, today, language),
        "adviser": one_line(consultation.adviser.name),
        "municipality": municipality(consultation.municipality_code),
        "track": track(consultation.track, language),
        "by": change.by if change else "",
        "booking": f"{home.rstrip('/')}/consultations"
        f"?municipality_code={consultation.municipality_code}&track={consultation.track}",
    }
    when, *where = _meeting(consultation, language)
    where = where or [Fact(label("where", language), _where(consultation, language))]
    sides = _to_adviser if content.reader == "adviser" else _to_contact
    shown = [when, *_before(consultation, change, language), *where, *sides(consultation, language)]
    return Matter(title_of(consultation, language), (*shown, *_reason(change, language)), words)


def _of_opening(opening: Opening, language: Language) -> Matter:
    about = track(opening.track, language)
    closes = Fact(label("closes", language), deadline(opening.closes_at, language))
    words = {"municipality": municipality(opening.municipality_code), "track": about}
    return Matter(_BOOKING[language] + about, (closes,), words)


def _of_interest(interest: Interest, language: Language) -> Matter:
    """Return the box of an interest; without tracks it has none. `whose` may be a stranger's words."""
    label_of = "organisation" if interest.organisation else "municipality"
    whose = quoted(interest.organisation) or municipality(interest.municipality_code)
    facts = [Fact(label(label_of, language), whose)] if whose else []
    facts += [Fact(label("topic", language), sentence(tracks(interest.tracks, language)))]
    words = {"whose": whose, "by": interest.by, "is_municipality": not interest.organisation}
    return Matter("", tuple(facts) if interest.tracks else (), words)


def _of_article(article: Article, language: Language, home: str) -> Matter:
    words = {
        "headline": one_line(article.title),
        "summary": article.summary,
        "is_foreign": article.language != language,
        "leave": f"{home.rstrip('/')}/unsubscribe/{article.token}",
    }
    about = sentence(tracks(article.tracks, language)) if article.tracks else ""
    return Matter("", (Fact(label("topic", language), about),) if about else (), words)


def _when(starts_at: datetime, today: datetime, language: Language) -> dict[str, str]:
    return {
        "day": short_day(starts_at, language),
        "near": near_day(starts_at, today, language),
        "time": time_of_day(starts_at, language),
    }


def _meeting(what: Conference | Consultation, language: Language) -> Iterator[Fact]:
    yield Fact(label("when", language), period(what.starts_at, what.ends_at, language))
    if what.place:
        yield Fact(label("where", language), place_line(what.place))
    if what.online_url:
        yield Fact(label("online", language), one_line(what.online_url))


def _where(consultation: Consultation, language: Language) -> str:
    """Return where people meet who have agreed on no place: online, or at the municipality's."""
    if consultation.mode == "online":
        return label("online", language)
    return _AT[language] + municipality(consultation.municipality_code)


def _before(consultation: Consultation, change: Change | None, language: Language) -> Iterator[Fact]:
    if change and change.previous_starts_at and change.previous_starts_at != consultation.starts_at:
        yield Fact(label("before", language), moment(change.previous_starts_at, language))


def _to_contact(consultation: Consultation, language: Language) -> Iterator[Fact]:
    """Yield what the municipality's contact sees; what strangers may have written only without addresses."""
    yield Fact(label("adviser", language), one_line(consultation.adviser.name))
    if topic := quoted(consultation.topic):
        yield Fact(label("topic", language), topic)
    if names := _names(consultation):
        yield Fact(label("participants", language), names)


def _to_adviser(consultation: Consultation, language: Language) -> Iterator[Fact]:
    contact = consultation.contact
    yield Fact(label("municipality", language), municipality(consultation.municipality_code))
    reached_at = filter(None, (contact.name, contact.email, consultation.phone))
    yield Fact(label("contact", language), one_line(", ".join(reached_at)))
    yield Fact(label("topic", language), one_line(consultation.topic))
    if names := _names(consultation):
        yield Fact(label("participants", language), names)


def _names(consultation: Consultation) -> str:
    return ", ".join(filter(None, map(greeting_name, consultation.participants)))


def _reason(change: Change | None, language: Language) -> Iterator[Fact]:
    if change and change.reason and (reason := quoted(change.reason)):
        yield Fact(label("reason", language), reason)
