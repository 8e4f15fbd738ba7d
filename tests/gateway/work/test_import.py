"""A coordinator brings a file of people: it is looked at, put right and registered; it goes along with the form."""

import re

import pytest

from gateway.domain.account import Rights
from tests.gateway.work.conftest import Client, Headers
from tests.gateway.work.signed_in import Browser, House
from tests.registration.files import row, text
from tests.registration.plans import announced

ANNA, BO = row("Anna Ek", kommun="Partille"), row("Bo Bo", kommun="Partille")
CONTENT = re.compile(r'name="content" value="([^"]+)"')
KEY = re.compile(r'name="key" value="([^"]+)"')


@pytest.fixture(scope="module")
async def coordinator(house: House) -> Browser:
    return await house.visitor(Rights(("coordinator",), ("1402",)), "Karin Berg")


@pytest.fixture
async def here(registration: Client, staff: Headers) -> str:
    """The page of a new conference."""
    return f"/start/conferences/{await announced(registration, staff, capacity=1)}"


def filled(page: str, **changes: str) -> dict[str, str]:
    """The form of a preview as a browser would send it."""
    [content], [key] = CONTENT.findall(page), KEY.findall(page)
    return {"content": content, "key": key, "how": "each", "rows": "all", "consent": "yes"} | changes


async def brought(browser: Browser, here: str, content: bytes, **fields: str) -> str:
    """The preview of a file."""
    answer = await browser.post(f"{here}/import", files={"file": ("lista.csv", content)}, data=fields)
    assert answer.status_code == 200, answer.text
    return answer.text


async def names(registration: Client, staff: Headers, here: str) -> list[str]:
    found = await registration.get(f"{here.removeprefix('/start')}/attendees", headers=staff)
    return sorted(one["name"] for one in found.json()["items"])


async def test_bad_rows_are_named_and_the_good_ones_wait_for_a_word(
    coordinator: Browser, registration: Client, staff: Headers, here: str
) -> None:
    page = await brought(coordinator, here, text(ANNA, row("Eva", kommun="Mölndal", Roll="Boss"), BO))
    assert "1 rad behöver rättas" in page
    assert "<strong>Roll</strong>: Skriv Medarbetare eller Chef. Där står ”Boss”." in page
    assert (
        "Du kan bara anmäla dem som kommer från Partille" not in page
    )  # first the role, for without it nobody is there
    assert ("Plats 1 i kön" in page, "Anmäl bara 2 personer" in page) == (True, True)
    assert await names(registration, staff, here) == []
    done = await coordinator.post(f"{here}/import/registration", data=filled(page, rows="good"))
    assert ("2 personer är anmälda" in done.text, "Rad 3" in done.text) == (True, True)
    assert await names(registration, staff, here) == ["Anna Ek", "Bo Bo"]


async def test_pressing_twice_registers_once_and_shows_the_same(
    coordinator: Browser, registration: Client, staff: Headers, here: str
) -> None:
    sent = filled(await brought(coordinator, here, text(ANNA)))
    pages = [(await coordinator.post(f"{here}/import/registration", data=sent)).text for _ in range(2)]
    assert pages[0] == pages[1]
    assert "1 person är anmäld" in pages[0]
    assert await names(registration, staff, here) == ["Anna Ek"]


async def test_without_the_tick_nobody_is_registered_and_the_file_is_still_there(
    coordinator: Browser, registration: Client, staff: Headers, here: str
) -> None:
    sent = filled(await brought(coordinator, here, text(ANNA)), consent="")
    again = await coordinator.post(f"{here}/import/registration", data=sent)
    assert (again.status_code, 'href="#consent"' in again.text) == (422, True)
    assert filled(again.text)["content"] == sent["content"]
    assert await names(registration, staff, here) == []


async def test_what_went_along_is_judged_again(
    coordinator: Browser, registration: Client, staff: Headers, here: str
) -> None:
    sent = filled(await brought(coordinator, here, text(ANNA)))
    for content in ("", "@@@", "x" * 400_000, "TmFtbg=="):
        refused = await coordinator.post(f"{here}/import/registration", data=sent | {"content": content})
        assert (refused.status_code, "Det gick inte" in refused.text) == (422, True), content[:10]
    assert await names(registration, staff, here) == []


async def test_file_that_cannot_be_taken_is_said_above_the_form(coordinator: Browser, here: str) -> None:
    for files, words in (
        ({"file": ("bild.png", b"\x89PNG\0")}, "Filen går inte att läsa."),
        ({"file": ("lista.csv", b"Namn\nAnna")}, "saknar rubrikerna E-postadress, Organisation, Område, Roll"),
        ({"file": ("stor.csv", b"x" * 600_000)}, "Filen är för stor."),
        ({"file": ("störst.csv", b"x" * 2_000_000)}, "Filen är för stor."),
        ({"file": ("", b"")}, "Välj en fil med personer."),
    ):
        answer = await coordinator.post(f"{here}/import", files=files, data={"how": "together"})
        assert (answer.status_code, words in answer.text) == (422, True), words


async def test_templates_come_in_the_readers_language(coordinator: Browser, here: str) -> None:
    for form in ("csv", "xlsx"):
        answer = await coordinator.get(f"{here}/import/template.{form}")
        assert answer.headers["content-disposition"] == f'attachment; filename="attendees.{form}"'
    english = await coordinator.get(f"{here}/import/template.csv?lang=en")
    assert english.content.decode("utf-8-sig").startswith("Name,E-mail address,")


async def test_others_are_not_let_in_and_a_closed_conference_takes_no_file(
    house: House, coordinator: Browser, registration: Client, staff: Headers, here: str
) -> None:
    editor = await house.visitor(Rights(("editor",)))
    assert (await editor.get(f"{here}/import")).status_code == 403
    assert f'href="{here}/import"' in (await coordinator.get(f"{here}/attendees")).text
    (await registration.post(f"{here.removeprefix('/start')}/cancellation", headers=staff)).raise_for_status()
    assert (await coordinator.get(f"{here}/import")).url.path == f"{here}/attendees"
