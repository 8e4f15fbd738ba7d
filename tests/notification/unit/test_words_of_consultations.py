"""What the mails about consultations say to the municipality's contact and to the adviser."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from notification.domain.content import Change, ChangedBy, Language, Recipient
from notification.domain.message import Template
from tests.notification.letters import BOOKING, CHANGE, LINK, OPENING, body, consultation, mailed, queued

LANGUAGES: list[Language] = ["sv", "en"]
SIDES = ["contact", "adviser"]
each_language = pytest.mark.parametrize("language", LANGUAGES)

ANSWERS: list[tuple[Template, str, str, str, str]] = [
    ("consultation-booked", "contact", "", "Er konsultation är bokad.", "Your consultation is booked."),
    (
        "consultation-booked",
        "adviser",
        "",
        "Härryda har bokat en konsultation med dig.",
        "Härryda has booked a consultation with you.",
    ),
    (
        "consultation-moved",
        "contact",
        "municipality",
        "Du har flyttat konsultationen.",
        "You have moved the consultation.",
    ),
    (
        "consultation-moved",
        "contact",
        "adviser",
        "Jörgen Larzon har flyttat er konsultation.",
        "Jörgen Larzon has moved your consultation.",
    ),
    (
        "consultation-moved",
        "contact",
        "staff",
        "Vi har flyttat er konsultation.",
        "We have moved your consultation.",
    ),
    (
        "consultation-moved",
        "adviser",
        "municipality",
        "Härryda har flyttat konsultationen.",
        "Härryda has moved the consultation.",
    ),
    (
        "consultation-cancelled",
        "contact",
        "adviser",
        "Jörgen Larzon kan tyvärr inte komma.",
        "Jörgen Larzon is sorry not to be able to come.",
    ),
    (
        "consultation-cancelled",
        "contact",
        "municipality",
        "Du har avbokat konsultationen.",
        "You have cancelled the consultation.",
    ),
    (
        "consultation-cancelled",
        "adviser",
        "adviser",
        "Du har avbokat konsultationen med Härryda.",
        "You have cancelled the consultation with Härryda.",
    ),
]
BY: list[ChangedBy] = ["municipality", "adviser", "staff"]


@each_language
@pytest.mark.parametrize(("template", "reader", "by", "sv", "en"), ANSWERS)
def test_first_line_says_what_happened_and_who_did_it(
    template: Template, reader: str, by: ChangedBy, sv: str, en: str, language: Language
) -> None:
    change = replace(CHANGE, by=by) if by else None
    mail = mailed(queued(template, language=language, reader=reader), change=change)
    answer = sv if language == "sv" else en
    assert body(mail, "plain").splitlines()[0].endswith(answer)
    assert f">{answer}</h1>" in body(mail, "html")


def test_contact_sees_adviser_and_own_page_and_adviser_sees_whom_to_call() -> None:
    contact = body(mailed(queued("consultation-booked", reader="contact")), "plain")
    adviser = body(mailed(queued("consultation-booked", reader="adviser"), link=""), "plain")
    assert "Rådgivare: Jörgen Larzon" in contact
    assert LINK in contact
    assert "jorgen.larzon@gr.example" not in contact
    assert "Kontakt: Karin Ek, karin.ek@harryda.example, +46 31 724 61 00" in adviser
    assert "Kommun: Härryda" in adviser
    assert "Deltagare: Bo Berg, Åsa Ö" in adviser
    assert "http" not in adviser, "an adviser has no page of their own yet"


def test_moved_consultation_tells_the_new_time_before_the_old() -> None:
    text = body(mailed(queued("consultation-moved", reader="contact")), "plain")
    new = text.index("När: torsdag 12 november 2015 kl. 9.00–10.30")
    assert new < text.index("Tidigare: torsdag 5 november 2015 kl. 9.00")


def test_reason_is_told_to_both() -> None:
    change = Change("adviser", reason="Jag har blivit sjuk.")
    for reader in SIDES:
        text = body(mailed(queued("consultation-cancelled", reader=reader), change=change), "plain")
        assert "Anledning: Jag har blivit sjuk." in text


@pytest.mark.parametrize("topic", ["Vinn på evil.example", "http://evil.example", "www.evil", "skriv till a@b.se"])
def test_topic_with_an_address_in_it_is_kept_from_the_contact(topic: str) -> None:
    """Anybody can book in anybody's name: the mail must not carry a stranger's link."""
    text = body(
        mailed(queued("consultation-booked", reader="contact"), consultation=consultation(topic=topic)), "plain"
    )
    assert "Ämne" not in text
    assert topic not in text


def test_cancelled_one_leads_to_a_new_time() -> None:
    text = body(mailed(queued("consultation-cancelled", reader="contact")), "plain")
    assert BOOKING in text
    assert LINK not in text


@pytest.mark.parametrize(
    ("today", "subject"),
    [
        (datetime(2015, 11, 11, 8, tzinfo=UTC), "Er konsultation är i morgon kl. 9.00"),
        (datetime(2015, 11, 11, 23, 30, tzinfo=UTC), "Er konsultation är i dag kl. 9.00"),
        (datetime(2015, 11, 9, 8, tzinfo=UTC), "Er konsultation är den 12 november kl. 9.00"),
    ],
)
def test_reminder_says_the_day_as_seen_from_when_it_is_sent(today: datetime, subject: str) -> None:
    assert mailed(queued("consultation-reminder", reader="contact"), at=today)["subject"] == subject


def test_municipality_is_told_until_when_and_where_to_book() -> None:
    mail = mailed(queued("booking-open"), opening=OPENING)
    assert mail["subject"] == "Härryda kan nu boka tid om social hänsyn i upphandling"
    text = body(mail, "plain")
    assert "Boka senast: fredag 18 december 2015 kl. 17.00" in text
    assert BOOKING in text


def test_unknown_municipality_and_track_are_called_by_their_codes() -> None:
    strange = consultation(municipality_code="0180", track="green-procurement")
    text = body(mailed(queued("consultation-booked", reader="adviser"), consultation=strange), "plain")
    assert "0180 har bokat en konsultation med dig." in text
    assert "Konsultation: green-procurement" in text


def test_each_reads_their_own_language() -> None:
    english = Recipient("Jörgen Larzon", "jorgen.larzon@gr.example", "en")
    mail = mailed(queued("consultation-booked", reader="adviser", language="en"), recipient=english)
    assert mail["subject"] == "Härryda has booked you on 12 November"
    assert mail["content-language"] == "en"
