"""A file of people is looked at, put right and registered; over HTTP on the real database."""

import asyncio
from collections import Counter

import pytest

from samverka_local import keys
from samverka_local.home import Home
from tests.registration.component.importing import REGISTER, Client, Headers, desk, standings, told
from tests.registration.files import HEADS, row, text
from tests.registration.plans import OWN_PLAN

ANNA, BO, CIA, DAN = (row(name) for name in ("Anna Ek", "Bo Bo", "Cia Ce", "Dan De"))
COUNTS = {"confirmed": 2, "waitlisted": 1, "requested": 0, "already": 0, "repeated": 1, "wrong": 1}


@pytest.fixture(scope="module")
def partille(home: Home) -> Headers:
    """Headers of the coordinator of Partille."""
    return {"Authorization": f"Bearer {keys.token(home, 'coordinator', municipalities=['1402'])}"}


async def test_preview_says_what_each_row_would_get_and_writes_nothing(registration: Client, staff: Headers) -> None:
    here = await desk(registration, staff, capacity=2)
    bad = row("Eva", Område="Kultur", **{"E-postadress": "eva(at)x.se"})
    seen = await here.preview(ANNA, bad, BO, CIA, ANNA)
    assert standings(seen) == [(2, "confirmed"), (3, "wrong"), (4, "confirmed"), (5, "waitlisted"), (6, "repeated")]
    assert [one["waitlist_position"] for one in seen["rows"]] == [None, None, None, 1, None]
    assert seen["rows"][4]["same_as_row"] == 2
    assert [column for column, _ in told(seen, 3)] == ["E-postadress", "Område"]
    assert [one["written"] for one in seen["rows"][1]["problems"]] == [None, "Kultur"]
    assert seen["counts"] == COUNTS
    assert await here.people() == Counter()
    conference = (await registration.get(here.path)).json()
    assert (conference["confirmed"], conference["waitlisted"]) == (0, 0)


async def test_file_with_a_bad_row_registers_nobody_until_it_is_said_to_leave_it_out(
    registration: Client, staff: Headers
) -> None:
    here = await desk(registration, staff)
    content = text(ANNA, row("Bo", Roll="Boss"))
    refused = await here.bring(content, **REGISTER)
    assert (refused.status_code, refused.json()["type"]) == (422, "/problems/import-rows-wrong")
    assert refused.json()["errors"] == [{"field": "rows.3.role", "message": "Skriv Medarbetare eller Chef."}]
    assert await here.people() == Counter()
    done = await here.bring(content, skip_wrong="true", **REGISTER)
    assert done.json()["counts"]["confirmed"] == 1
    assert done.json()["rows"][0]["attendee_id"]
    assert {(one["name"], one["email"]) for one in done.json()["rows"]} == {(None, None)}
    assert await here.people() == Counter({("Anna Ek", "confirmed"): 1})


async def test_nobody_is_registered_without_knowing_of_it(registration: Client, staff: Headers) -> None:
    here = await desk(registration, staff)
    refused = await here.bring(text(ANNA))
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "privacy_notice")
    assert await here.people() == Counter()


async def test_same_file_brought_twice_with_one_key_registers_once(registration: Client, staff: Headers) -> None:
    here = await desk(registration, staff)
    first, second = [await here.bring(text(ANNA, BO), key="k1", **REGISTER) for _ in range(2)]
    assert (first.status_code, first.content) == (201, second.content)
    assert (await here.bring(text(ANNA, CIA), key="k1", **REGISTER)).status_code == 422
    other = await here.bring(text(ANNA, BO), key="k1", together="true", **REGISTER)
    assert other.json()["type"] == "/problems/idempotency-key-reused"
    assert sum((await here.people()).values()) == 2


async def test_who_is_registered_already_stays_as_they_are(registration: Client, staff: Headers) -> None:
    here = await desk(registration, staff)
    await here.register(ANNA)
    upper = row("ANNA  EK", **{"E-postadress": "Anna.Ek@molndal.se"})
    assert standings(await here.register(upper, BO)) == [(2, "already"), (3, "confirmed")]
    assert await here.people() == Counter({("Anna Ek", "confirmed"): 1, ("Bo Bo", "confirmed"): 1})


async def test_group_gets_places_together_or_waits_together_and_people_each_for_themselves(
    registration: Client, staff: Headers
) -> None:
    apart, together = [await desk(registration, staff, capacity=2) for _ in range(2)]
    await apart.register(ANNA, BO, CIA)
    assert (await apart.people())["Cia Ce", "waitlisted"] == 1
    answer = await together.register(ANNA, BO, CIA, together="true")
    assert [one["waitlist_position"] for one in answer["rows"]] == [1, 2, 3]
    found = (await registration.get(f"{together.path}/attendees", headers=staff)).json()["items"]
    assert {one["group_id"] for one in found} == {answer["group_id"]} != {None}


async def test_two_files_at_once_never_share_a_place(registration: Client, staff: Headers) -> None:
    here = await desk(registration, staff, capacity=20)
    files = [text(*(row(f"Person {number} {side}") for number in range(30))) for side in ("A", "B", "C")]
    answers = await asyncio.gather(*(here.bring(content, **REGISTER) for content in files))
    counts = [one.json()["counts"] for one in answers]
    assert sum(one["confirmed"] for one in counts) == 20
    assert Counter(status for _, status in await here.people()) == Counter(confirmed=20, waitlisted=70)
    positions = [one["waitlist_position"] for answer in answers for one in answer.json()["rows"]]
    assert sorted(filter(None, positions)) == list(range(1, 71))


async def test_coordinator_registers_own_people_alone(registration: Client, staff: Headers, partille: Headers) -> None:
    here = await desk(registration, staff, partille)
    rows = row("Anna", kommun="Partille kommun"), row("Bo", kommun=""), row("Cia", kommun="Mölndal")
    seen = await here.preview(*rows)
    assert standings(seen) == [(2, "confirmed"), (3, "confirmed"), (4, "wrong")]
    assert [one["municipality_code"] for one in seen["rows"]] == ["1402", "1402", "1481"]
    [(column, message)] = told(seen, 4)
    assert (column, "Partille" in message) == ("Kommun", True)
    assert (await here.bring(text(*rows), **REGISTER)).status_code == 422
    await here.register(*rows, skip_wrong="true")
    assert {name for name, _ in await here.people()} == {"Anna", "Bo"}


async def test_coordinator_of_several_has_to_say_which(registration: Client, staff: Headers, home: Home) -> None:
    both = {"Authorization": f"Bearer {keys.token(home, 'coordinator', municipalities=['1401', '1402'])}"}
    seen = await (await desk(registration, staff, both)).preview(row("Bo", kommun=""))
    [(_, message)] = told(seen, 2)
    assert "Härryda, Partille" in message


async def test_full_line_turns_away_the_rows_for_which_there_is_no_room(registration: Client, staff: Headers) -> None:
    here = await desk(registration, staff, capacity=1, waitlist_capacity=1)
    seen = await here.preview(ANNA, BO, CIA, DAN)
    assert [standing for _, standing in standings(seen)] == ["confirmed", "waitlisted", "wrong", "wrong"]
    assert "kön är full" in told(seen, 4)[0][1]
    refused = await here.bring(text(ANNA, BO, CIA), preview="true", together="true")
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/conference-full")
    await here.register(ANNA, BO, CIA, DAN, skip_wrong="true")
    assert len(await here.people()) == 2


async def test_quota_lets_those_behind_have_the_other_places(registration: Client, staff: Headers) -> None:
    here = await desk(registration, staff, capacity=3, quotas={"each_municipality": 1})
    seen = await here.preview(ANNA, BO, row("Cia Ce", kommun="Ale"))
    assert [standing for _, standing in standings(seen)] == ["confirmed", "waitlisted", "confirmed"]


async def test_ways_sessions_and_answers_are_read_and_those_that_are_missing_named(
    registration: Client, staff: Headers
) -> None:
    questions = [{**OWN_PLAN["questions"][0], "required": True}, OWN_PLAN["questions"][1]]
    sessions = [{**OWN_PLAN["sessions"][0], "capacity": 1}, OWN_PLAN["sessions"][1]]
    here = await desk(registration, staff, **OWN_PLAN | {"questions": questions, "sessions": sessions})
    heads = [*HEADS, "Sätt att delta", "Pass: Spår", "Pass: Spår (b)", "Fråga: Vill du åka buss?", "Vad äter du?"]
    rows = [
        [*ANNA, "på plats", "ja", "x", "nej", "allt utom djur"],
        [*BO, "online", "Ja", "", "Ja", "Allt"],
        [*CIA, "", "", "", "", "Glass"],
    ]
    seen = (await here.bring(text(*rows, heads=heads), preview="true")).json()
    assert [standing for _, standing in standings(seen)] == ["confirmed", "wrong", "wrong"]
    assert told(seen, 3) == [("Pass: Spår", "Passet är fullt. Lämna cellen tom.")]
    assert [column for column, _ in told(seen, 4)] == [
        "Sätt att delta",
        "Fråga: Vill du åka buss?",
        "Fråga: Vad äter du?",
    ]
    done = await here.bring(text(*rows, heads=heads), skip_wrong="true", **REGISTER)
    [anna] = (await registration.get(f"{here.path}/attendees", headers=staff)).json()["items"]
    assert done.json()["counts"]["confirmed"] == 1
    assert (anna["mode"], anna["sessions"]) == ("on-site", ["a", "b"])
    assert anna["answers"] == {"bus": "no", "diet": "vegan"}


async def test_closed_registration_takes_no_file(registration: Client, staff: Headers) -> None:
    here = await desk(registration, staff)
    (await registration.post(f"{here.path}/cancellation", headers=staff)).raise_for_status()
    assert (await here.bring(text(ANNA), preview="true")).json()["type"] == "/problems/conference-cancelled"
