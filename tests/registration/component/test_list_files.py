"""The list of attendees as files for spreadsheets; on the real database."""

import csv
import io

import httpx
import pytest
from openpyxl import load_workbook

from samverka_local import keys
from samverka_local.home import Home
from tests.registration.plans import OWN_PLAN, announced, body

Client = httpx.AsyncClient
Headers = dict[str, str]
NAMES = ("Örjan Åkerlund", "Anna-Karin Ek", "Åsa Zetter", "Ängla Berg", "Bo Ekström")
HEADS_BEFORE = (
    *("Namn", "E-postadress", "Organisation", "Kommun", "Område", "Roll", "Läge", "Mat", "Tillgänglighet"),
    *("Anmäld", "Incheckad"),
)


@pytest.fixture(scope="module")
async def people(registration: Client, staff: Headers) -> str:
    """The path of the list of a conference to which people with such names come."""
    conference = await announced(registration, staff, capacity=3)
    for name, code in zip(NAMES, ("1401", "1402", "1402", "1480", None), strict=True):
        person = body(
            name, municipality_code=code, organisation="=cmd|'/c calc'!A1" if name == "Bo Ekström" else "Stan"
        )
        (await registration.post(f"/conferences/{conference}/attendees", json=person)).raise_for_status()
    return f"/conferences/{conference}/attendees"


async def test_coordinator_takes_home_own_people_alone(registration: Client, home: Home, people: str) -> None:
    partille = {"Authorization": f"Bearer {keys.token(home, 'coordinator', municipalities=['1402'])}"}
    text = (await registration.get(f"{people}.csv", headers=partille)).text
    assert ("Åsa" in text, "Ängla" in text) == (True, False)


async def test_csv_opens_in_a_spreadsheet_in_the_readers_language_and_runs_nothing(
    registration: Client, staff: Headers, people: str
) -> None:
    answer = await registration.get(f"{people}.csv?sort=name", headers=staff)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))
    assert [(one["Namn"], one["Kommun"], one["Läge"]) for one in rows][:2] == [
        ("Anna-Karin Ek", "Partille", "Har plats"),
        ("Bo Ekström", "", "Står i kö"),
    ]
    assert rows[1]["Organisation"] == "'=cmd|'/c calc'!A1"
    english = await registration.get(f"{people}.csv", headers=staff | {"Accept-Language": "en"})
    assert english.content.decode("utf-8-sig").startswith("Name,E-mail address,")


async def test_list_shows_ways_sessions_answers_groups_and_places_in_line_after_the_usual_columns(
    registration: Client, staff: Headers
) -> None:
    conference = await announced(registration, staff, capacity=1, **OWN_PLAN)
    choices = {"mode": "on-site", "sessions": ["b"], "answers": {"bus": "yes", "diet": "vegan"}}
    path = f"/conferences/{conference}/attendees"
    for people in (body("Ann A", **choices), body("Bo B", "Cia C", mode="on-site", language="en")):
        (await registration.post(path, json=people)).raise_for_status()
    answer = await registration.get(f"{path}.csv", headers=staff)
    heads, ann, bo, cia = csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline=""))
    assert heads[:11] == [*HEADS_BEFORE]
    assert heads[11:] == [
        *("Språk", "Sätt att delta", "Plats i kön", "Grupp", "Pass: Spår", "Pass: Spår (b)"),
        *("Fråga: Vill du åka buss?", "Fråga: Vad äter du?"),
    ]
    assert ann[11:] == ["Svenska", "På plats", "", "", "", "Ja", "Ja", "Allt utom djur"]
    assert [bo[11:14], cia[11:14]] == [["Engelska", "På plats", "1"], ["Engelska", "På plats", "2"]]
    assert bo[14] == cia[14] != ""
    english = await registration.get(f"{path}.csv?sort=registered", headers=staff | {"Accept-Language": "en"})
    assert "Session: Track,Session: Track (b),Question: Do you take the bus?" in english.text


async def test_workbook_holds_the_same(registration: Client, staff: Headers, people: str) -> None:
    answer = await registration.get(f"{people}.xlsx?sort=name&q=ek", headers=staff)
    assert answer.headers["content-disposition"] == 'attachment; filename="attendees.xlsx"'
    sheet = load_workbook(io.BytesIO(answer.content)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert [row[0] for row in rows] == ["Namn", "Anna-Karin Ek", "Bo Ekström"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}


async def test_list_of_a_conference_that_is_not_there_is_not_there_either(registration: Client, staff: Headers) -> None:
    for form in ("", ".csv", ".xlsx"):
        answer = await registration.get(f"/conferences/none/attendees{form}", headers=staff)
        assert (answer.status_code, answer.json()["type"]) == (404, "/problems/conference-unknown")
