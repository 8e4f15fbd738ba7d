"""What subscribers get: the question whether they want it, the article, and how to leave."""

from dataclasses import replace

import pytest

from chassis.clock import now
from notification.domain.content import Language, Recipient
from tests.notification.letters import ARTICLE, COMPOSER, body, content_of, mailed, queued

LONG = "a" * 32 + "." + "b" * 27
SOMEBODY = Recipient("", "a@b.se", "sv")


def test_question_names_nobody_and_says_what_was_asked_for() -> None:
    mail = mailed(queued("subscription-confirmation"), recipient=SOMEBODY, tracks=("iop",), link="https://x.example/y")
    text = body(mail, "plain")
    assert mail["subject"] == "Vill du ha nyheter från Samverka?"
    assert text.startswith("Vill du ha våra nyheter?")
    assert "Nyheter om idéburet offentligt partnerskap" in text
    assert "https://x.example/y" in text
    assert mail["list-unsubscribe"] is None, "nobody has subscribed yet"


def test_no_tracks_means_all_of_them() -> None:
    text = body(mailed(queued("subscription-confirmation"), recipient=SOMEBODY, tracks=()), "plain")
    assert "Nyheter om social hänsyn i upphandling och idéburet offentligt partnerskap" in text


def test_article_is_told_by_its_headline_and_summary() -> None:
    mail = mailed(queued("article-published"), recipient=SOMEBODY, link="https://x.example/articles/sa-borjar-ni")
    text = body(mail, "plain")
    assert mail["subject"] == "Nytt: Så börjar ni med social hänsyn"
    assert text.startswith("Så börjar ni med social hänsyn\n\nFem steg från behov till avtal")
    assert "Läs artikeln:\nhttps://x.example/articles/sa-borjar-ni" in text
    assert "Ämne: Social hänsyn i upphandling" in text


@pytest.mark.parametrize(("language", "is_said"), [("sv", False), ("en", True)])
def test_english_reader_of_a_swedish_article_is_warned(language: Language, is_said: bool) -> None:
    text = body(
        mailed(queued("article-published", language=language), recipient=replace(SOMEBODY, language=language)), "plain"
    )
    assert ("This article is in Swedish only." in text) == is_said


def test_leaving_is_one_click_for_programs_and_a_link_for_people() -> None:
    mail = mailed(queued("article-published"), recipient=SOMEBODY)
    address = "https://samverka.example.org/api/v1/subscriptions/unsubscription?token=sub_1.signature"
    assert mail["list-unsubscribe"] == f"<{address}>"
    assert mail["list-unsubscribe-post"] == "List-Unsubscribe=One-Click"
    assert mail["list-id"] == "<articles.example.org>"
    for form in ("plain", "html"):
        assert "https://samverka.example.org/unsubscribe/sub_1.signature" in body(mail, form)


def test_address_for_leaving_stands_unbroken_and_unencoded_on_its_line() -> None:
    """Python's own policy would make encoded words of it, and the click would lead nowhere."""
    message = queued("article-published")
    content = content_of(message, recipient=SOMEBODY, article=replace(ARTICLE, token=LONG))
    head = COMPOSER.mail(message, content, now()).content.partition(b"\r\n\r\n")[0]
    address = f"https://samverka.example.org/api/v1/subscriptions/unsubscription?token={LONG}"
    assert f"\r\nList-Unsubscribe: <{address}>\r\n".encode() in head
    assert b"\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" in head


def test_mails_to_one_person_about_their_own_thing_offer_no_leaving() -> None:
    for template in ("attendee-confirmed", "conference-reminder", "booking-open"):
        assert mailed(queued(template))["list-unsubscribe"] is None
