"""Rules of interests and invitations, each by its sentence."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from registration.domain.errors import LinkWithdrawnError, MunicipalityUnknownError
from registration.domain.interest import Contact, Interest, declare
from registration.domain.interest_errors import (
    InterestAlreadyDeclaredError,
    InterestChangedMeanwhileError,
    InterestUnknownError,
    InterestWithdrawnError,
    InvitedRecentlyError,
    MunicipalityWithoutContactError,
)
from registration.domain.invitation import REMINDED_AGAIN_AFTER, MailContact, not_invited_yet

NOW = datetime(2015, 8, 24, 8, tzinfo=UTC)
EVA = Contact("Eva Berg", "eva@harryda.se")
MAILBOX = MailContact("Partille kommun", "kommun@partille.se")


def declared(before: Interest | None = None) -> Interest:
    return declare(before, "1401", ("iop",), EVA, "Hej", NOW)


def test_change_names_the_version_that_was_read() -> None:
    interest = declared()
    changed = interest.change({"tracks": ("social-considerations",)}, 1, NOW)
    assert (changed.version, changed.tracks, changed.changed_at) == (2, ("social-considerations",), NOW)
    with pytest.raises(InterestChangedMeanwhileError):
        changed.change({"message": None}, 1, NOW)


def test_change_to_what_it_is_already_changes_nothing() -> None:
    interest = declared()
    assert interest.change({"message": "Hej", "contact": EVA}, 1, NOW) is interest


@pytest.mark.parametrize(
    ("contact", "generation"),
    [
        (replace(EVA, name="Eva Berg Ek"), 0),
        (replace(EVA, email="EVA@harryda.se"), 0),
        (replace(EVA, email="bo@harryda.se"), 1),
    ],
)
def test_links_end_when_the_contact_has_another_address(contact: Contact, generation: int) -> None:
    assert declared().change({"contact": contact}, 1, NOW).link_generation == generation


def test_link_opens_until_it_is_replaced_or_the_interest_withdrawn() -> None:
    interest = declared()
    interest.ensure_opens(0)
    with pytest.raises(LinkWithdrawnError):
        interest.ensure_opens(1)
    with pytest.raises(InterestWithdrawnError):
        interest.withdraw(NOW).ensure_opens(0)


def test_link_to_a_withdrawn_interest_does_not_open_the_next_one_of_the_municipality() -> None:
    again = declared(declared().withdraw(NOW))
    assert (again.version, again.link_generation) == (3, 1)
    with pytest.raises(LinkWithdrawnError):
        again.ensure_opens(0)


def test_withdrawn_interest_names_nobody_and_is_neither_changed_nor_withdrawn() -> None:
    gone = declared().withdraw(NOW)
    assert (gone.contact, gone.message) == (None, None)
    with pytest.raises(InterestUnknownError):
        gone.change({"message": None}, 2, NOW)
    with pytest.raises(InterestUnknownError):
        gone.withdraw(NOW)


def test_first_mail_invites_and_the_next_ones_remind_a_week_apart() -> None:
    invited = not_invited_yet("1402").keep_contact(MAILBOX, NOW).send(None, NOW)
    assert (invited.times, invited.invited_at, invited.reminded_at) == (1, NOW, None)
    later = NOW + REMINDED_AGAIN_AFTER
    with pytest.raises(InvitedRecentlyError):
        invited.send(None, later - timedelta(seconds=1))
    reminded = invited.send(None, later)
    assert (reminded.times, reminded.invited_at, reminded.reminded_at) == (2, NOW, later)
    with pytest.raises(InvitedRecentlyError):
        reminded.send(None, later + timedelta(days=1))


def test_who_has_declared_interest_is_not_invited_and_who_has_withdrawn_may_be() -> None:
    kept = not_invited_yet("1401").keep_contact(MAILBOX, NOW)
    with pytest.raises(InterestAlreadyDeclaredError):
        kept.send(declared(), NOW)
    assert kept.send(declared().withdraw(NOW), NOW).times == 1


def test_invitation_needs_an_address_and_a_municipality_of_the_association() -> None:
    with pytest.raises(MunicipalityWithoutContactError):
        not_invited_yet("1402").send(None, NOW)
    with pytest.raises(MunicipalityUnknownError):
        not_invited_yet("9999")
