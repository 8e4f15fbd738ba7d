"""Rules of invitations to conferences, each by its sentence."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from registration.domain.conference import Conference
from registration.domain.conference_invitation import (
    ConferenceInvitation,
    Standing,
    Turnout,
    contact_of,
    not_asked_yet,
)
from registration.domain.conference_invitation_errors import (
    MunicipalityComesError,
    MunicipalityDoesNotComeError,
    NothingDeclinedError,
)
from registration.domain.erasure import Who, without
from registration.domain.errors import (
    ConferenceCancelledError,
    ConferenceHeldError,
    ConferenceNotAnnouncedError,
    LinkWithdrawnError,
    MunicipalityUnknownError,
    RuleError,
)
from registration.domain.interest import Contact, declare
from registration.domain.interest_errors import InvitedRecentlyError, MunicipalityWithoutContactError
from registration.domain.invitation import REMINDED_AGAIN_AFTER, MailContact, not_invited_yet
from tests.registration.plans import conference

NOW = datetime(2099, 8, 24, 8, tzinfo=UTC)
A_DAY = timedelta(days=1)
MAILBOX = MailContact("Partille kommun", "kommun@partille.se")
NOTHING = not_asked_yet("c", "1402")


def sent(before: ConferenceInvitation = NOTHING, at: datetime = NOW, **changes: Any) -> ConferenceInvitation:
    asked: dict[str, Any] = {"conference": conference(), "contact": MAILBOX, "somebody_comes": False}
    return before.send(now=at, **(asked | changes))


def declined(before: ConferenceInvitation = NOTHING, message: str | None = None) -> ConferenceInvitation:
    return before.decline(conference(), "contact", message, NOW, somebody_comes=False)


def test_first_mail_invites_and_those_a_week_apart_remind() -> None:
    first = sent()
    assert (first.times, first.invited_at, first.reminded_at, first.contact) == (1, NOW, None, MAILBOX)
    second = sent(first, NOW + REMINDED_AGAIN_AFTER)
    assert (second.times, second.invited_at, second.reminded_at) == (2, NOW, NOW + REMINDED_AGAIN_AFTER)
    for one, last in ((first, NOW), (second, NOW + REMINDED_AGAIN_AFTER)):
        with pytest.raises(InvitedRecentlyError):
            sent(one, last + REMINDED_AGAIN_AFTER - timedelta(seconds=1))


@pytest.mark.parametrize(
    ("there", "at", "refusal"),
    [
        (conference(status="draft"), NOW, ConferenceNotAnnouncedError),
        (conference(status="cancelled"), NOW, ConferenceCancelledError),
        (conference(status="held"), NOW, ConferenceHeldError),
        (conference(), conference().plan.ends_at, ConferenceHeldError),
    ],
)
def test_nobody_asks_or_answers_where_there_is_nothing_to_come_to(
    there: Conference, at: datetime, refusal: type[RuleError]
) -> None:
    with pytest.raises(refusal):
        sent(conference=there, at=at)
    with pytest.raises(refusal):
        NOTHING.decline(there, "staff", None, at, somebody_comes=False)
    with pytest.raises(refusal):
        declined().take_back(there, at)


def test_who_comes_said_no_or_has_no_address_is_not_asked() -> None:
    with pytest.raises(MunicipalityComesError):
        sent(declined(), somebody_comes=True)
    with pytest.raises(MunicipalityDoesNotComeError):
        sent(declined())
    with pytest.raises(MunicipalityWithoutContactError):
        sent(contact=None)


def test_who_has_people_registered_cannot_say_that_nobody_comes() -> None:
    with pytest.raises(MunicipalityComesError):
        NOTHING.decline(conference(), "coordinator", None, NOW, somebody_comes=True)


def test_no_without_an_invitation_counts_and_a_second_one_stands_in_its_place() -> None:
    first = declined(message="Ingen kan den dagen.")
    assert (first.version, first.times, first.declination and first.declination.by) == (1, 0, "contact")
    second = first.decline(conference(), "staff", None, NOW + A_DAY, somebody_comes=False)
    assert second.declination is not None
    assert (second.declination.by, second.declination.at, second.declination.message) == ("staff", NOW + A_DAY, None)


def test_no_is_taken_back_once_and_then_one_may_be_asked_again() -> None:
    again = declined(sent()).take_back(conference(), NOW)
    assert again.declination is None
    assert sent(again, NOW + REMINDED_AGAIN_AFTER).times == 2
    with pytest.raises(NothingDeclinedError):
        again.take_back(conference(), NOW)


@pytest.mark.parametrize(
    ("one", "turnout", "standing"),
    [
        (NOTHING, Turnout(), "not-invited"),
        (sent(), Turnout(), "invited"),
        (declined(sent()), Turnout(), "declined"),
        (declined(), Turnout(coming=2), "registered"),
        (declined(), Turnout(coming=2, came=1), "came"),
    ],
)
def test_who_registers_counts_more_than_an_earlier_no(
    one: ConferenceInvitation, turnout: Turnout, standing: Standing
) -> None:
    assert one.standing(turnout) == standing


@pytest.mark.parametrize(
    ("email", "generation"), [("kommun@partille.se", 0), ("KOMMUN@partille.se", 0), ("ny@partille.se", 1)]
)
def test_links_end_when_the_next_mail_goes_to_another_address(email: str, generation: int) -> None:
    again = sent(sent(), NOW + REMINDED_AGAIN_AFTER, contact=replace(MAILBOX, email=email))
    again.ensure_opens(generation)
    with pytest.raises(LinkWithdrawnError):
        again.ensure_opens(generation + 1)


def test_written_to_is_who_spoke_for_the_interest_and_else_whom_staff_keep() -> None:
    kept = not_invited_yet("1402").keep_contact(MAILBOX, NOW)
    interest = declare(None, "1402", ("iop",), Contact("Eva", "eva@partille.se", language="en"), None, NOW)
    assert contact_of(interest, kept) == MailContact("Eva", "eva@partille.se", "en")
    for other in (None, interest.withdraw(NOW), replace(interest, contact=None)):
        assert contact_of(other, kept) == MAILBOX
    assert contact_of(None, not_invited_yet("1402")) is None


def test_only_municipalities_of_the_association_are_asked() -> None:
    with pytest.raises(MunicipalityUnknownError):
        not_asked_yet("c", "0180")


def test_erased_contact_takes_the_message_and_the_link_along() -> None:
    left = without(Who("KOMMUN@partille.se"), declined(sent(), "Hälsar Bo Ek"))
    assert left.declination is not None
    assert (left.contact, left.declination.message, left.declination.at) == (None, None, NOW)
    with pytest.raises(LinkWithdrawnError):
        left.ensure_opens(0)


@pytest.mark.parametrize(
    ("message", "stays"),
    [
        ("Hälsar bo ek.", False),
        ("Skriv till bo@partille.se!", False),
        ("Rambo Ek kan inte.", True),
        ("Bo Ekstam kan inte.", True),
        (None, True),
    ],
)
def test_answer_that_names_an_erased_person_is_forgotten_and_another_stays(message: str | None, stays: bool) -> None:
    before = declined(sent(), message)
    left = without(Who("bo@partille.se", ("Bo Ek",)), before)
    assert (left is before) == stays
    assert left.contact == MAILBOX
