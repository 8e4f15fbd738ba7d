"""Staff look at what a rule would erase, decide it, see its run, and let it rest."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from samverka_local.public_api import PublicApi
from samverka_local.stack import Stack
from samverka_local.waiting import wait_until
from tests.journeys.people import Entry
from tests.journeys.test_own_links import person
from tests.journeys.test_registration import PLAN
from tests.registration.passing import was_days_ago

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def api(stack: Stack) -> Iterator[PublicApi]:
    with PublicApi(stack.home, stack.status["gateway"]) as api:
        yield api


@pytest.fixture(scope="module")
def over(stack: Stack, api: PublicApi) -> str:
    """A conference that was two years ago, and who came."""
    title = {"title": {"sv": "Länge sedan", "en": "Long ago"}, "capacity": 20}
    conference_id: str = api.post("/conferences", PLAN | title)["id"]
    api.post(f"/conferences/{conference_id}/announcement")
    people = {"attendees": [person("Gunvor Gammal")], "consent": {"privacy_notice": True}}
    api.post(f"/conferences/{conference_id}/attendees", people)
    was_days_ago(stack.status["mongodb"], conference_id, 730)
    return conference_id


def until_it_has_run(page: Page) -> None:
    """Look again until the run is done."""

    def is_done() -> bool:
        page.reload()
        return page.get_by_role("cell", name="Klart").count() > 0

    wait_until(is_done, within=30, what="the run of the rule")


def test_staff_decide_a_rule_after_looking_and_see_what_it_erased(stack: Stack, browser: Browser, over: str) -> None:
    staff = Entry(stack, browser).staff()
    staff.goto("/start")
    staff.get_by_role("link", name="Hur länge uppgifter sparas").click()
    staff.get_by_role("link", name="Deltagare efter konferensen").click()
    main = staff.get_by_role("main")
    expect(main).to_contain_text("Ingen tid bestämd")
    staff.get_by_label("Antal dagar").fill("700")
    staff.get_by_role("button", name="Se vad som skulle raderas").click()
    expect(main).to_contain_text("Gunvor Gammal")
    staff.get_by_role("button", name="Spara regeln").click()
    expect(staff.get_by_role("alert")).to_contain_text("Skriv beslutets nummer, utan namn.")
    staff.get_by_label("Beslutets nummer").fill("KS 2017/0100")
    staff.get_by_role("button", name="Spara regeln").click()
    expect(staff.get_by_role("heading", level=1)).to_have_text("Ska 1 raderas?")
    expect(main).to_contain_text("Gunvor Gammal")
    staff.get_by_role("button", name="Radera och spara regeln").click()
    until_it_has_run(staff)
    expect(main).to_contain_text("KS 2017/0100")
    expect(main).to_contain_text("Ingenting skulle raderas nu.")
    expect(main).to_contain_text("Ulla Staf")
    staff.goto(f"/start/conferences/{over}/attendees")
    expect(main).to_contain_text("Raderad person")
    expect(main).not_to_contain_text("Gunvor")
    staff.goto("/start/retention/attendees")
    staff.get_by_label("Låt regeln vila – varför?").fill("Finansiären granskar.")
    staff.get_by_role("button", name="Spara regeln").click()
    expect(main).to_contain_text("Vilar")
    staff.goto("/audit")
    expect(main).to_contain_text("/start/retention/attendees")
    staff.context.close()
