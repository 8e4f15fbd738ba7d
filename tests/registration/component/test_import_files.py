"""Which files are taken: lists from elsewhere, workbooks, templates; what cannot be read is refused with a reason."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.registration.component.importing import REGISTER, Client, Headers, desk, standings
from tests.registration.files import row, text, workbook
from tests.registration.plans import OWN_PLAN, body

ANNA = row("Anna Ek")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


async def test_exported_list_is_read_for_another_conference(registration: Client, staff: Headers) -> None:
    first, second = [await desk(registration, staff, capacity=9, **OWN_PLAN) for _ in range(2)]
    choices: dict[str, Any] = {
        "mode": "online",
        "sessions": ["b"],
        "answers": {"bus": "yes", "diet": "vegan"},
        "language": "en",
    }
    people = body("Anna Ek", "Bo Ekström", needs={"dietary": "=ingen fisk"}, organisation="=cmd|'/c calc'", **choices)
    (await registration.post(f"{first.path}/attendees", json=people)).raise_for_status()
    for form, language in (("csv", "sv"), ("xlsx", "en")):
        headers = staff | {"Accept-Language": language}
        exported = (await registration.get(f"{first.path}/attendees.{form}", headers=headers)).content
        seen = (await second.bring(exported, preview="true")).json()
        assert [standing for _, standing in standings(seen)] == ["confirmed", "confirmed"], seen
        assert (seen["columns_not_understood"], len(seen["columns_left_aside"])) == ([], 5)
    (await second.bring(exported, **REGISTER)).raise_for_status()
    lists = [
        (await registration.get(f"{one.path}/attendees", headers=staff)).json()["items"] for one in (first, second)
    ]
    same = [*choices, "name", "email", "organisation", "municipality_code", "sector", "role", "needs"]
    before, after = [sorted(str([one[name] for name in same]) for one in each) for each in lists]
    assert before == after


async def test_workbook_is_told_apart_from_text_by_what_is_in_it(registration: Client, staff: Headers) -> None:
    here = await desk(registration, staff)
    seen = (await here.bring(workbook(ANNA, more_sheets=["Annat"]), preview="true")).json()
    assert (seen["sheet"], seen["sheets_not_read"], len(seen["rows"])) == ("Deltagare", ["Annat"], 1)


@pytest.mark.parametrize(
    ("content", "status", "slug"),
    [
        (b"", 422, "file-empty"),
        (b"\0\1\2", 422, "file-unreadable"),
        (b"PK\x03\x04nothing", 422, "file-unreadable"),
        (b"x" * 600_000, 413, "file-too-large"),
        (text(*(row(f"Person {number}") for number in range(501))), 422, "too-many-rows"),
        (b"Namn;Mejl\nAnna;a@x.se", 422, "heads-missing"),
    ],
)
async def test_file_that_cannot_be_read_is_refused_with_a_reason(
    registration: Client, staff: Headers, content: bytes, status: int, slug: str
) -> None:
    here = await desk(registration, staff)
    for choices in ({"preview": "true"}, REGISTER):
        refused = await here.bring(content, **choices)
        assert (refused.status_code, refused.json()["type"]) == (status, f"/problems/{slug}")


async def test_garbage_never_breaks_the_service(registration: Client, staff: Headers) -> None:
    here = await desk(registration, staff)
    good = workbook(ANNA)
    cases = st.one_of(
        st.binary(max_size=400),
        st.text(max_size=200).map(str.encode),
        st.tuples(st.integers(0, len(good)), st.binary(min_size=1, max_size=8)).map(
            lambda one: good[: one[0]] + one[1] + good[one[0] + len(one[1]) :]
        ),
    )
    contents: list[bytes] = []

    @settings(max_examples=80, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(cases)
    def gather(content: bytes) -> None:
        contents.append(content)

    gather()
    for content in contents:
        assert (await here.bring(content, preview="true")).status_code in {200, 413, 422}


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_template_is_what_is_read(registration: Client, staff: Headers, language: str) -> None:
    here = await desk(registration, staff, **OWN_PLAN)
    headers = {"Accept-Language": language}
    filled = (await registration.get(f"{here.path}/attendee-template.csv", headers=headers)).text
    separator = ";" if language == "sv" else ","
    cells = ["Anna", "anna@x.se", "Staden", "1480", "procurement", "staff"]
    seen = await here.bring((filled + separator.join([*cells, "", "", "", "online"])).encode(), preview="true")
    assert (standings(seen.json()), seen.json()["columns_not_understood"]) == ([(2, "confirmed")], [])
    book = await registration.get(f"{here.path}/attendee-template.xlsx", headers=headers)
    assert book.headers["content-type"] == XLSX
    assert (await here.bring(book.content, preview="true")).json()["type"] == "/problems/file-empty"


async def test_five_hundred_people_are_registered_at_once(registration: Client, staff: Headers) -> None:
    here = await desk(registration, staff, capacity=400)
    answer = await here.register(*(row(f"Person {number}") for number in range(500)))
    assert (answer["counts"]["confirmed"], answer["counts"]["waitlisted"]) == (400, 100)
    assert standings(await here.preview(*(row(f"Person {number}") for number in range(500))))[499] == (501, "already")
