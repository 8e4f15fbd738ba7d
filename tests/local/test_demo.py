"""The tour is the whole story, from interest to the unsubscribed reader: played at full speed, then looked at."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import feedparser
import httpx
import pytest
from icalendar import Calendar
from rich.console import Console

from samverka_local.demo.people import GROUPS, READER, SUCCESSOR
from samverka_local.demo.post import Letter
from samverka_local.demo.tour import play
from samverka_local.demo.world import World
from samverka_local.ports import free_base
from samverka_local.stack import Stack

pytestmark = pytest.mark.slow
PEOPLE = [*(person for group in GROUPS for person in group), SUCCESSOR]


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    with Stack(tmp_path_factory.mktemp("system"), base=free_base()) as stack:
        yield stack


@pytest.fixture(scope="module")
def world(stack: Stack) -> World:
    return play(stack.home, stack.status, 0, Console(quiet=True))


@pytest.fixture(scope="module")
def letters(world: World) -> list[Letter]:
    return world.post.all()


def types_of(world: World, subject: str) -> list[str]:
    """What was told of one thing, in the order of its topic."""
    return [fact.type.split(".", 1)[1].removesuffix(".v1") for fact in world.facts.passed if fact.subject == subject]


def test_every_mail_of_the_story_is_sent_once(letters: list[Letter], world: World) -> None:
    sent = Counter(fact.data["template"] for fact in world.facts.passed if fact.type == "notification.message.sent.v1")
    assert sent == {
        "attendee-confirmed": 11,
        "attendee-waitlisted": 2,
        "attendee-promoted": 2,
        "attendee-cancelled": 1,
        "attendee-declined": 1,
        "attendee-delegated": 1,
        "interest-declared": 9,
        "conference-invitation": 8,
        "conference-thanks": 9,
        "booking-open": 13,
        "consultation-booked": 4,
        "consultation-moved": 2,
        "subscription-confirmation": 1,
        "article-published": 1,
    }
    assert len(letters) == sent.total()
    assert len({letter.headers["Message-ID"] for letter in letters}) == len(letters)


def test_facts_of_one_thing_come_in_order(world: World) -> None:
    by_subject: dict[tuple[str, str], list[int]] = {}
    for fact in world.facts.passed:
        by_subject.setdefault((fact.topic, fact.subject), []).append(fact.sequence)
    assert [name for name, sequences in by_subject.items() if sequences != sorted(set(sequences))] == []
    assert types_of(world, world.notes["Jon Vik"]) == [
        "attendee.waitlisted",
        "attendee.confirmed",
        "attendee.checked-in",
    ]
    assert types_of(world, world.notes["Fatima Nur"]) == ["attendee.confirmed", "attendee.delegated"]
    assert types_of(world, world.notes["conference"]) == [
        "conference.announced",
        "conference.changed",
        "conference.held",
    ]


def test_public_topics_hold_no_personal_data(world: World) -> None:
    secrets = [word for person in PEOPLE for word in (person.name, *person.name.split()[1:], person.email)]
    secrets += [
        READER,
        "samordnare.",
        "jorgen.larzon",
        "Larzon",
        "Ringdahl",
        "/my/",
        "/my-interest/",
        "/my-invitation/",
        "budgetmöte",
        "/consultation/",
        "@",
    ]
    assert [fact for fact in world.facts.passed if any(secret in str(fact.data) for secret in secrets)] == []


def test_calendar_entry_of_a_moved_consultation_keeps_its_uid_and_rises(letters: list[Letter]) -> None:
    karin = GROUPS[0][0].email
    booked, moved = [_entry(letter) for letter in letters if karin in letter.to and "onsultation" in letter.subject]
    assert booked["UID"] == moved["UID"]
    assert booked["SEQUENCE"] < moved["SEQUENCE"]
    assert booked.decoded("DTSTART") < moved.decoded("DTSTART")
    adviser = [_entry(letter) for letter in letters if "jorgen.larzon" in letter.to]
    assert {entry["UID"] for entry in adviser} == {booked["UID"]}


def test_every_calendar_entry_parses(letters: list[Letter]) -> None:
    entries = [_entry(letter) for letter in letters if letter.calendar]
    assert len(entries) == 11 + 2 + 1 + 1 + 1 + 4 + 2
    assert {entry.decoded("DTSTART").tzname() for entry in entries} <= {"CEST", "CET"}


def _entry(letter: Letter) -> Any:
    (event,) = Calendar.from_ical(letter.calendar).walk("VEVENT")
    return event


def test_partille_is_told_why_and_what_to_do(world: World) -> None:
    assert (world.notes["refused"]["status"], world.notes["refused"]["type"]) == (403, "/problems/not-eligible")
    assert "anmält intresse" in world.notes["refused"]["detail"]
    granted = [fact for fact in world.facts.passed if fact.type == "scheduling.eligibility.granted.v1"]
    assert "1402.iop" in {fact.subject for fact in granted}


def test_reader_is_gone_after_one_click(world: World, letters: list[Letter]) -> None:
    assert world.notes["unsubscribed"] == 200
    news = [letter for letter in letters if READER in letter.to][-1]
    assert news.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


@pytest.mark.parametrize("form", ["atom.xml", "rss.xml"])
def test_feeds_hold_the_story_s_article(stack: Stack, world: World, form: str) -> None:
    feed = feedparser.parse(httpx.get(f"{stack.status['gateway']}/feeds/{form}").content)
    assert not feed.bozo
    assert feed.entries[0].title == world.notes["article"]["title"]["sv"]
