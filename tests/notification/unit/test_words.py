"""What mails say: every message, in both languages and both forms."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from notification.domain.content import Cancellation, Language, Recipient, Session
from notification.domain.message import Template
from tests.notification.letters import CANCELLATIONS, LINK, TITLES, body, conference, content_of, mailed, queued

LANGUAGES: list[Language] = ["sv", "en"]
CASES: list[tuple[Template, Cancellation | None]] = [
    ("attendee-confirmed", None),
    ("attendee-promoted", None),
    ("attendee-waitlisted", None),
    *(("attendee-cancelled", cancellation) for cancellation in CANCELLATIONS),
]
WHEN = {"sv": "tisdag 29 september 2015 kl. 9.00–16.00", "en": "Tuesday 29 September 2015, 9:00–16:00"}

SAID: dict[tuple[str, str], dict[str, tuple[str, str]]] = {
    ("attendee-confirmed", ""): {
        "sv": ("Din plats den 29 september är klar", "Din plats är klar."),
        "en": ("Your place on 29 September is confirmed", "Your place is confirmed."),
    },
    ("attendee-promoted", ""): {
        "sv": ("Nu har du fått en plats den 29 september", "Nu har du fått en plats."),
        "en": ("You now have a place on 29 September", "You now have a place."),
    },
    ("attendee-waitlisted", ""): {
        "sv": ("Du står som nummer 3 i kön till den 29 september", "Du står som nummer 3 i kön."),
        "en": ("You are number 3 in line for 29 September", "You are number 3 in line."),
    },
    ("confirmed", "attendee"): {
        "sv": ("Din plats den 29 september är avbokad", "Din plats är avbokad."),
        "en": ("Your place on 29 September is cancelled", "Your place is cancelled."),
    },
    ("confirmed", "coordinator"): {
        "sv": ("Din plats den 29 september är avbokad", "Din kommuns samordnare har avbokat din plats."),
        "en": ("Your place on 29 September is cancelled", "Your municipality's coordinator has cancelled your place."),
    },
    ("confirmed", "staff"): {
        "sv": ("Din plats den 29 september är avbokad", "Vi har avbokat din plats."),
        "en": ("Your place on 29 September is cancelled", "We have cancelled your place."),
    },
    ("confirmed", "conference"): {
        "sv": ("Konferensen den 29 september är inställd", "Konferensen är inställd."),
        "en": ("The conference on 29 September is cancelled", "The conference is cancelled."),
    },
    ("waitlisted", "attendee"): {
        "sv": ("Du står inte längre i kö till den 29 september", "Du står inte längre i kön."),
        "en": ("You are no longer in line for 29 September", "You are no longer in line."),
    },
    ("waitlisted", "coordinator"): {
        "sv": ("Du står inte längre i kö till den 29 september", "Din kommuns samordnare har tagit bort dig ur kön."),
        "en": (
            "You are no longer in line for 29 September",
            "Your municipality's coordinator has taken you out of the line.",
        ),
    },
    ("waitlisted", "staff"): {
        "sv": ("Du står inte längre i kö till den 29 september", "Vi har tagit bort dig ur kön."),
        "en": ("You are no longer in line for 29 September", "We have taken you out of the line."),
    },
    ("offered", "coordinator"): {
        "sv": (
            "Platsen vi höll åt dig den 29 september är avbokad",
            "Din kommuns samordnare har avbokat platsen vi höll åt dig.",
        ),
        "en": (
            "The place we kept for you on 29 September is cancelled",
            "Your municipality's coordinator has cancelled the place we kept for you.",
        ),
    },
    ("requested", "attendee"): {
        "sv": ("Din anmälan till den 29 september är tillbakadragen", "Din anmälan är tillbakadragen."),
        "en": ("Your registration for 29 September is withdrawn", "Your registration is withdrawn."),
    },
    ("requested", "coordinator"): {
        "sv": (
            "Din anmälan till den 29 september är tillbakadragen",
            "Din kommuns samordnare har dragit tillbaka din anmälan.",
        ),
        "en": (
            "Your registration for 29 September is withdrawn",
            "Your municipality’s coordinator has withdrawn your registration.",
        ),
    },
    ("requested", "staff"): {
        "sv": ("Din anmälan till den 29 september är tillbakadragen", "Vi har dragit tillbaka din anmälan."),
        "en": ("Your registration for 29 September is withdrawn", "We have withdrawn your registration."),
    },
    ("requested", "conference"): {
        "sv": ("Konferensen den 29 september är inställd", "Konferensen är inställd."),
        "en": ("The conference on 29 September is cancelled", "The conference is cancelled."),
    },
    ("waitlisted", "conference"): {
        "sv": ("Konferensen den 29 september är inställd", "Konferensen är inställd."),
        "en": ("The conference on 29 September is cancelled", "The conference is cancelled."),
    },
}

each_case = pytest.mark.parametrize(("template", "cancellation"), CASES)
each_language = pytest.mark.parametrize("language", LANGUAGES)
each_form = pytest.mark.parametrize("form", ["plain", "html"])


@each_language
@each_case
def test_subject_is_the_content_and_first_line_the_answer(
    template: Template, cancellation: Cancellation | None, language: Language
) -> None:
    mail = mailed(queued(template, language=language), cancellation=cancellation)
    case = (cancellation.was, cancellation.by) if cancellation else (template, "")
    subject, answer = SAID[case][language]
    hello = {"sv": "Hej", "en": "Hello"}[language]
    assert mail["subject"] == subject
    assert body(mail, "plain").splitlines()[0] == f"{hello} Anna Lind! {answer}"
    assert f">{answer}</h1>" in body(mail, "html")


@each_form
@each_language
@each_case
def test_mail_says_all_and_nothing_unrendered(
    template: Template, cancellation: Cancellation | None, language: Language, form: str
) -> None:
    text = body(mailed(queued(template, language=language), cancellation=cancellation), form)
    assert TITLES[language] in text
    assert WHEN[language] in text
    assert "Mölndals stadshus, Göteborgsvägen 11–17, Mölndal" in text
    assert not re.search(r"None|\{\{|\{%|Undefined|&lt;|&amp;lt;", text)
    assert "\n\n\n" not in text


@each_form
@each_language
@pytest.mark.parametrize("template", ["attendee-confirmed", "attendee-promoted", "attendee-waitlisted"])
def test_own_link_is_there_for_who_still_comes(template: Template, language: Language, form: str) -> None:
    assert LINK in body(mailed(queued(template, language=language)), form)


@each_form
@each_language
@pytest.mark.parametrize("cancellation", CANCELLATIONS)
def test_own_link_is_gone_for_who_has_left(cancellation: Cancellation, language: Language, form: str) -> None:
    text = body(mailed(queued("attendee-cancelled", language=language), cancellation=cancellation), form)
    assert LINK not in text
    assert "https://samverka.example.org" in text


@each_language
def test_mail_says_whom_to_ask(language: Language) -> None:
    text = body(mailed(queued(language=language)), "plain")
    assert {"sv": "Svara på det här mejlet", "en": "Reply to this mail"}[language] in text
    assert text.endswith("\nSamverka\n")


def test_conference_over_two_days_names_both() -> None:
    days = conference(ends_at=datetime(2015, 9, 30, 14, tzinfo=UTC))
    text = body(mailed(queued(), conference=days), "plain")
    assert "När: tisdag 29 september 2015 kl. 9.00 – onsdag 30 september 2015 kl. 16.00" in text


def test_winter_time_is_local_time() -> None:
    winter = conference(starts_at=datetime(2015, 12, 1, 7, tzinfo=UTC), ends_at=datetime(2015, 12, 1, 8, 5, tzinfo=UTC))
    assert "tisdag 1 december 2015 kl. 8.00–9.05" in body(mailed(queued(), conference=winter), "plain")


def test_online_conference_gives_its_address() -> None:
    online = conference(place=None, online_url="https://meet.example.org/iop?a=1&b=2")
    mail = mailed(queued(), conference=online)
    assert "På nätet: https://meet.example.org/iop?a=1&b=2" in body(mail, "plain")
    assert 'href="https://meet.example.org/iop?a=1&amp;b=2"' in body(mail, "html")
    assert "Var:" not in body(mail, "plain")


def test_address_that_is_no_web_address_is_no_link() -> None:
    html = body(mailed(queued(), conference=conference(online_url="javascript:alert(1)")), "html")
    assert "javascript:alert(1)" in html
    assert 'href="javascript' not in html


def test_markup_in_a_name_stays_text() -> None:
    title = conference(title="<b>fet</b> & <script>x</script>")
    mail = mailed(queued(), conference=title)
    assert "&lt;b&gt;fet&lt;/b&gt; &amp; &lt;script&gt;" in body(mail, "html")
    assert "<script>" not in body(mail, "html")
    assert "<b>fet</b> & <script>x</script>" in body(mail, "plain")


@pytest.mark.parametrize("name", ["Vinn nu http://evil.example", "www.evil.example", "a@b.se", "<img src=x>"])
def test_name_that_is_an_advertisement_is_not_repeated(name: str) -> None:
    message = queued()
    mail = mailed(message, recipient=Recipient(name, "anna@harryda.example", "sv"))
    assert body(mail, "plain").startswith("Din plats är klar.")
    assert name not in body(mail, "plain") + body(mail, "html")


def test_content_needs_no_more_than_it_is_given() -> None:
    """Every words file works with what `content_of` gives; a missing field would raise, for undefined is an error."""
    assert content_of(queued()).waitlist_position is None


def test_session_of_a_conference_over_several_days_is_told_with_its_day() -> None:
    begins = datetime(2015, 9, 30, 8, tzinfo=UTC)
    sessions = (Session("Samtal om avtal", begins, begins + timedelta(hours=1), "Sal 3"),)
    for ends_at, told in (
        (datetime(2015, 9, 30, 14, tzinfo=UTC), "onsdag 30 september 2015 kl. 10.00, Samtal om avtal, Sal 3"),
        (datetime(2015, 9, 29, 14, tzinfo=UTC), "Pass: kl. 10.00, Samtal om avtal, Sal 3"),
    ):
        text = body(mailed(queued(), conference=conference(ends_at=ends_at, sessions=sessions)), "plain")
        assert told in " ".join(text.split())
