"""Headers hold against whatever strangers write; bodies keep to what mail servers take."""

from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chassis.clock import now
from notification.domain.content import Recipient
from notification.mail.addresses import AddressNotValidError
from tests.notification.letters import COMPOSER, calendars, conference, content_of, mailed, queued

HEADERS = {
    "From",
    "To",
    "Reply-To",
    "Subject",
    "Date",
    "Message-ID",
    "Content-Language",
    "Auto-Submitted",
    "X-Auto-Response-Suppress",
    "MIME-Version",
    "Content-Type",
}
NASTY = st.text(max_size=300) | st.sampled_from(
    ["Anna\r\nBcc: all@example.org", 'Anna "Ann" Lind', "a" * 5_000, "=?utf-8?q?x?=", "Åsa\u2028\x00\x85", ",;<>@:\\"]
)


@settings(max_examples=150, deadline=None)
@given(name=NASTY, title=NASTY, place=NASTY)
def test_no_name_makes_a_header_or_breaks_the_mail(name: str, title: str, place: str) -> None:
    message = queued()
    recipient = Recipient(name, "anna@harryda.example", "sv")
    mail = mailed(message, recipient=recipient, conference=conference(title=title, online_url=place))
    assert set(mail.keys()) == HEADERS
    assert mail["to"].addresses[0].addr_spec == "anna@harryda.example"
    assert len(mail["to"].addresses) == 1
    assert mail.defects == []
    assert len(list(calendars(mail))) == 2
    assert len(next(calendars(mail))[1].events) == 1


def test_programs_are_told_what_kind_of_mail_it_is() -> None:
    mail = mailed(queued(language="en"))
    assert mail["auto-submitted"] == "auto-generated"
    assert mail["content-language"] == "en"
    assert mail["reply-to"] == "Samverka <samverka@example.org>"


def test_every_try_has_the_same_message_id_and_every_edition_its_own() -> None:
    message = queued()
    again = message.take("a", now()).defer("try-later", "recipient", now()).take("b", now())
    asked = again.deliver(now()).ask_again(now())
    assert message_id(mailed(message)) == message_id(mailed(again))
    assert message_id(mailed(asked)) != message_id(mailed(again))
    assert message_id(mailed(queued())) != message_id(mailed(message))


def message_id(mail: EmailMessage) -> str:
    text = str(mail["message-id"])
    assert text.endswith("@example.org>")
    return text


def test_bytes_are_seven_bit_short_lines() -> None:
    mail = COMPOSER.mail(queued(), content_of(queued()), now())
    head, _, body = mail.content.partition(b"\r\n\r\n")
    assert mail.content.isascii()
    assert b"\n" not in mail.content.replace(b"\r\n", b"")
    assert max(map(len, head.split(b"\r\n"))) <= 998
    assert max(map(len, body.split(b"\r\n"))) <= 110  # boundaries and part headers; encoded lines have 76


def test_international_domain_goes_in_its_ascii_form() -> None:
    recipient = Recipient("Åsa", "asa@härryda.example", "sv")
    mail = COMPOSER.mail(queued(), content_of(queued(), recipient=recipient), now())
    assert (mail.recipient, mail.needs_utf8) == ("asa@xn--hrryda-bua.example", False)


def test_international_mailbox_asks_for_smtputf8() -> None:
    recipient = Recipient("Åsa", "åsa@härryda.example", "sv")
    mail = COMPOSER.mail(queued(), content_of(queued(), recipient=recipient), now())
    assert (mail.recipient, mail.needs_utf8) == ("åsa@xn--hrryda-bua.example", True)
    assert "<åsa@xn--hrryda-bua.example>".encode() in mail.content


@pytest.mark.parametrize("address", ["", "anna", "anna@", "a b@c.se", "a@b.se\r\nRCPT TO:<x@y.se>", "a@b.se, c@d.se"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(AddressNotValidError):
        COMPOSER.mail(queued(), content_of(queued(), recipient=Recipient("A", address, "sv")), now())
