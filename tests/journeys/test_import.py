"""A coordinator brings a file with bad rows, sees them named, puts them right and registers: as people see it."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from samverka_local.stack import Stack
from tests.journeys.mailbox import mail_with
from tests.journeys.people import Entry
from tests.registration.plans import PLAN

pytestmark = pytest.mark.browser

ANNA = ("Anna Ek", "anna.ek@partille.example", "Partille kommun", "Partille", "Upphandling", "Chef")
BO = ("Bo Bo", "bo(at)partille", "Partille kommun", "Partille", "Kultur", "Medarbetare")
BO_RIGHT = ("Bo Bo", "bo.bo@partille.example", "Partille kommun", "Partille", "Näringsliv", "Medarbetare")


@pytest.fixture(scope="module")
def entry(stack: Stack, browser: Browser) -> Entry:
    return Entry(stack, browser)


@pytest.fixture
def conference(stack: Stack) -> str:
    """The page of a new conference's list, with one place."""
    headers = {"Authorization": f"Bearer {stack.token('staff')}"}
    with httpx.Client(base_url=f"{stack.status['gateway']}/api/v1", headers=headers, timeout=30) as client:
        made: str = client.post("/conferences", json=PLAN | {"capacity": 1}).raise_for_status().json()["id"]
        client.post(f"/conferences/{made}/announcement").raise_for_status()
    return f"/start/conferences/{made}/attendees"


@pytest.fixture
def coordinator(entry: Entry) -> Iterator[Page]:
    """Somebody signed in who coordinates Partille."""
    staff = entry.staff()
    entry.invite(staff, "Karin Berg", "karin@partille.example", "Samordnare:", ["Partille"])
    page = entry.sign_in("karin@partille.example")
    yield page
    page.context.close()


def fill_in(template: Path, *people: tuple[str, ...]) -> Path:
    """Write people below the heads of a template, as somebody does in Excel."""
    book = load_workbook(template)
    for number, person in enumerate(people, 2):
        for place, cell in enumerate(person, 1):
            book.worksheets[0].cell(number, place, cell)
    book.save(template)
    return template


def bring(page: Page, file: Path) -> None:
    page.get_by_label("Fil med personer").set_input_files(file)
    page.get_by_role("button", name="Se hur det blir").click()


def test_coordinator_puts_a_file_right_and_registers_its_people(
    coordinator: Page, conference: str, stack: Stack, tmp_path: Path
) -> None:
    page = coordinator
    page.goto(conference)
    page.get_by_role("link", name="Anmäl flera från en fil").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Hämta mallen för Excel").click()
    template = tmp_path / "deltagare.xlsx"
    download.value.save_as(template)

    bring(page, fill_in(template, ANNA, BO))
    expect(page.get_by_role("heading", level=1)).to_have_text("1 rad behöver rättas")
    wrong = page.get_by_role("row").filter(has_text="Rad 3")
    expect(wrong).to_contain_text("Skriv hela e-postadressen")
    expect(wrong).to_contain_text("Där står ”Kultur”.")

    page.get_by_role("link", name="Ladda upp den rättade filen").click()
    bring(page, fill_in(template, ANNA, BO_RIGHT))
    expect(page.get_by_role("heading", level=1)).to_have_text("2 personer kan anmälas")
    expect(page.get_by_role("row").filter(has_text="Bo Bo")).to_contain_text("Plats 1 i kön")
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Anmäl 2 personer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("2 personer är anmälda")
    page.get_by_role("link", name="Se alla anmälda").click()
    expect(page.get_by_role("listitem").filter(has_text="Anna Ek")).to_contain_text("Har plats")
    assert mail_with(stack, "anna.ek@partille.example", "plats")
    assert mail_with(stack, "bo.bo@partille.example", "kö")
