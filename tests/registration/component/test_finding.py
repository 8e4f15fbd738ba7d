"""Whatever is asked for, in whatever order and pages: found is who a plain look at everybody finds."""

import asyncio
import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from chassis.storage import Storage
from registration.domain.attendee import Attendee, Status
from registration.domain.municipality import MUNICIPALITIES
from registration.domain.person import Person, Role, Sector
from registration.storage import attendees
from registration.storage.finding import FEW, Order, Wanted, keys
from registration.storage.kinds import ATTENDEES, CONFERENCES
from registration.storage.swedish import place_in_dictionary, words_of
from registration.use_cases.export_attendees import export_attendees
from registration.use_cases.list_attendees import list_attendees
from tests.registration.plans import conference
from tests.stores import AnyMongod

CODES: list[str | None] = ["1480", "1481", "1407", "0180", "0580", None]
NAMES = ("Anna", "Ann-Marie", "Åsa", "Asa", "Örjan", "Johan", "Johanna", "at", "É Li")
LAST = ("Johansson", "Karlsson", "Ek", "Åkesson", "Sector", "Al Åberg")
PLACES = (
    "Mölndals stad",
    "Göteborgs stad",
    "Café Ö",
    "1480",
    " ".join(f"{one}{two}" for one in "abcdef" for two in "ghij"),
)
ASKED = (
    "",
    "an",
    "a",
    "å",
    "ann",
    "johan",
    "johans",
    "stad",
    "ek",
    "at",
    "1480",
    "cafe",
    "7",
    "77",
    "p7",
    "gö",
    "qx",
    "bh",
    "=at:1480",
    ".*",
)


def _people() -> list[Attendee]:
    dice = random.Random(7)
    return [_somebody(dice, number) for number in range(300)]


def _somebody(dice: random.Random, number: int) -> Attendee:
    code, at = dice.choice(CODES), datetime(2026, 8, 1, tzinfo=UTC) + timedelta(seconds=number // 3)
    name = f"{dice.choice(NAMES)} {dice.choice(LAST)}" + (f" {number}" if number % 2 else "")
    sector, role = dice.choice(get_args(Sector)[:3]), dice.choice(get_args(Role))
    person = Person(name, f"p{number}@{code}.example", dice.choice(PLACES), code, sector, role, "sv")
    status: Status = dice.choice(("confirmed", "confirmed", "waitlisted", "declined"))
    here = at if status == "confirmed" and dice.random() < 0.5 else None
    id_, place = f"{dice.getrandbits(64):x}", dice.choice("cccd")
    return Attendee(id_, 1, place, None, status, person, at, number, checked_in_at=here)


PEOPLE = _people()


@pytest.fixture(scope="module")
def does(mongod: AnyMongod) -> Iterator[Any]:
    """Run something on a database that has all of these people."""
    with asyncio.Runner() as runner:
        storage = Storage(mongod.uri, "registration_finding")
        runner.run(_filled(storage))
        yield lambda do: runner.run(do(storage))
        runner.run(storage.drop())
        storage.close()


async def _filled(storage: Storage) -> None:
    await storage.drop()
    await storage.ensure_indexes({kind.collection: kind.indexes for kind in (ATTENDEES, CONFERENCES)})
    await storage.database["attendees"].insert_many([ATTENDEES.document(one) for one in PEOPLE])
    await storage.database["conferences"].insert_one(CONFERENCES.document(conference(id="c")))


wanted = st.builds(
    Wanted,
    status=st.sampled_from([None, None, "confirmed", "waitlisted", "refused"]),
    municipality=st.sampled_from([None, None, "1480", "1407", "1441", "0180"]),
    sector=st.sampled_from([None, None, *get_args(Sector)[:4]]),
    role=st.sampled_from([None, None, *get_args(Role)]),
    checked_in=st.sampled_from([None, None, True, False]),
    words=st.lists(st.sampled_from(ASKED), max_size=4).map(" ".join),
    within=st.sampled_from([None, None, (), ("1480",), ("1407", "1481"), ("0180", "1480")]),
)


@given(
    wanted=wanted,
    order=st.sampled_from([None, *get_args(Order)]),
    limit=st.integers(1, 60),
    few=st.sampled_from([1, 5, FEW]),
)
@example(wanted=Wanted(words="bh ag"), order="name", limit=50, few=5)  # who has too many words to be paired
@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
def test_found_is_who_a_plain_look_at_everybody_finds(
    does: Any, wanted: Wanted, order: Order | None, limit: int, few: int
) -> None:
    expected = [one.id for one in sorted(filter(lambda one: _is_meant(one, wanted), PEOPLE), key=_place(wanted, order))]
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(attendees, "FEW", few)
        paged, streamed = does(lambda storage: _found(storage, wanted, order, limit))
    assert paged == expected
    assert sorted(streamed) == sorted(expected)
    assert order is None or streamed == expected


@pytest.mark.parametrize("word", ["qx", "johanssons", "p77777"])
def test_word_that_nobody_has_is_known_by_its_key(does: Any, word: str) -> None:
    async def leaves(storage: Storage) -> list[int]:
        tried = keys(Wanted(words=word), "name")
        here = {"conference_id": "c"}
        return [await storage.count_up_to(9, ATTENDEES, here | key, along=index) for index, key in tried]

    assert 0 in does(leaves)


async def _found(
    storage: Storage, wanted: Wanted, order: Order | None, limit: int
) -> tuple[Sequence[str], Sequence[str]]:
    found: list[str] = []
    cursor: str | None = None
    while cursor is not None or not found:
        page = await list_attendees(storage, "c", wanted, order=order, cursor=cursor, limit=limit)
        found += [one.id for one in page.items]
        cursor = page.next_cursor
        if cursor is None:
            break
    exported = await export_attendees(storage, "c", wanted, order)
    return found, [one.id async for one in exported.attendees]


def _is_meant(one: Attendee, wanted: Wanted) -> bool:
    person = one.person
    words = words_of(person.name) | words_of(person.email) | words_of(person.organisation)
    asked = sorted(sorted(words_of(wanted.words)), key=len, reverse=True)[:6]
    pairs = (
        (wanted.status, one.status),
        (wanted.municipality, person.municipality_code),
        (wanted.sector, person.sector),
        (wanted.role, person.role),
        (wanted.checked_in, one.checked_in_at is not None),
    )
    return (
        one.conference_id == "c"
        and all(asked_for in (None, has) for asked_for, has in pairs)
        and (wanted.within is None or person.municipality_code in wanted.within)
        and all(any(word.startswith(beginning) for word in words) for beginning in asked)
    )


def _place(wanted: Wanted, order: Order | None) -> Any:
    keys = {
        "name": lambda one: (place_in_dictionary(one.person.name), one.id),
        "municipality": lambda one: (
            place_in_dictionary(MUNICIPALITIES.get(one.person.municipality_code or "", "")),
            one.id,
        ),
        "registered": lambda one: (one.registered_at, one.id),
        None: lambda one: one.id,
    }
    return keys["name" if wanted.words else order]
