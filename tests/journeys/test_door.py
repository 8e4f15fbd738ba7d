"""The day itself: codes are scanned, two doors agree, a door goes on without a network, somebody walks in."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from samverka_local import keys
from samverka_local.ports import free_base
from samverka_local.public_api import PublicApi
from samverka_local.stack import Stack
from samverka_local.waiting import wait_until
from tests.journeys.day import NAMES, Day, check_in, row, walk_in
from tests.journeys.fake_camera import film, seeing
from tests.journeys.mailbox import link_in, mails
from tests.journeys.people import STAFF, Entry
from tests.registration.plans import own_links

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

WITHIN = 20_000  # milliseconds: doors look every three seconds
KEPT = """async () => ({
  caches: await caches.keys(),
  databases: (await indexedDB.databases()).map(one => one.name),
  workers: (await navigator.serviceWorker.getRegistrations()).length })"""


@pytest.fixture(scope="module")
def day(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    """A system of its own: what is on today would be in the way of other journeys."""
    with Stack(tmp_path_factory.mktemp("day"), base=free_base()) as stack:
        staff = Entry(stack, browser).staff()
        with PublicApi(stack.home, stack.status["gateway"]) as api:
            yield Day(stack, browser, api, staff.context.cookies())


def test_code_on_somebodys_page_is_scanned_by_the_camera(day: Day, tmp_path: Path) -> None:
    here, (anna, *_) = day.conference()
    token = own_links(keys.link_key(day.stack.home, "registration")).token(anna)
    phone = day.context().new_page()
    phone.goto(f"/my/{token}")
    code = phone.get_by_role("img", name=re.compile("kod", re.IGNORECASE)).get_attribute("src")
    film(phone, str(code), tmp_path / "code.y4m")
    with seeing(day.browser, tmp_path / "code.y4m") as browser:
        page = day.door(here, day.context(browser))
        page.get_by_role("button", name="Skanna kod").click()
        expect(page.locator("#said")).to_have_text("Anna Ek, Härryda kommun – välkommen!", timeout=WITHIN)
        expect(page.locator("#came")).to_have_text("1 av 3 har kommit")
        assert day.attendee(anna)["checked_in_at"] is not None
        page.get_by_role("button", name="Stäng kameran").click()
        expect(page.locator("#video")).to_be_hidden()
        other, _ = day.conference()
        elsewhere = day.door(other, page.context)
        elsewhere.get_by_role("button", name="Skanna kod").click()
        expect(elsewhere.locator("#said")).to_have_text("Personen är anmäld till en annan konferens.", timeout=WITHIN)
        expect(elsewhere.locator("#refused-list li")).to_have_count(1)
        elsewhere.get_by_role("button", name="Jag har sett det").click()
        expect(elsewhere.locator("#refused")).to_be_hidden()


def test_two_doors_see_each_other_and_the_second_is_told_kindly(day: Day) -> None:
    here, (anna, *_) = day.conference()
    first, second = day.door(here), day.door(here)
    check_in(first, "Anna Ek")
    expect(first.locator("#said")).to_contain_text("välkommen")
    expect(second.locator("#came")).to_have_text("1 av 3 har kommit", timeout=WITHIN)
    expect(row(second, "Anna Ek")).to_contain_text("Kom")
    second.route("**/door/list*", lambda route: route.abort())  # it hears nothing of the other for a while
    check_in(first, "Bo Berg")
    expect(first.locator("#said")).to_contain_text("Bo Berg")
    check_in(second, "Bo Berg")
    expect(second.locator("#said")).to_contain_text("Bo Berg, Härryda kommun är redan avprickad kl.", timeout=WITHIN)
    assert second.locator("#refused").is_hidden()
    second.unroute("**/door/list*")
    assert day.attendee(anna)["checked_in_at"] is not None


def test_who_has_no_place_is_told_so_and_a_mistake_is_undone(day: Day) -> None:
    here, (anna, *_) = day.conference()
    page = day.door(here)
    page.get_by_label("Sök namn eller organisation").fill("dan")
    expect(row(page, "Dan Kö")).to_contain_text("Står i kö")
    expect(row(page, "Dan Kö").get_by_role("button")).to_have_count(0)
    check_in(page, "Anna Ek")
    expect(page.locator("#said")).to_contain_text("välkommen")
    page.locator("#undo").click()
    expect(page.locator("#said")).to_have_text("Anna Ek, Härryda kommun är inte avprickad längre.")
    expect(page.locator("#came")).to_have_text("0 av 3 har kommit")
    assert day.attendee(anna)["checked_in_at"] is None


def test_door_goes_on_without_a_network_and_tells_it_all_later(day: Day) -> None:
    here, (anna, bo, asa, _) = day.conference()
    context = day.context()
    page = day.door(here, context)
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")  # the first visit is enough
    expect(page.locator("#came")).to_have_text("0 av 3 har kommit")
    context.set_offline(True)
    check_in(page, "Anna Ek")
    expect(page.locator("#said")).to_have_text("Anna Ek, Härryda kommun – välkommen! Väntar på nät.")
    page.reload()
    expect(page.locator("#net")).to_contain_text("Inget nät just nu.", timeout=WITHIN)
    expect(page.locator("#came")).to_have_text("1 av 3 har kommit")
    expect(page.locator("#waiting")).to_have_text("Väntar på nät: 1")
    check_in(page, "Bo Berg")
    expect(page.locator("#said")).to_contain_text("Bo Berg")
    page.locator("#undo").click()
    check_in(page, "Åsa Öst")
    expect(page.locator("#waiting")).to_have_text("Väntar på nät: 4", timeout=WITHIN)
    assert day.attendee(anna)["checked_in_at"] is None
    day.api.post(f"/attendees/{asa}/cancellation")
    context.set_offline(False)
    expect(page.locator("#waiting")).to_be_hidden(timeout=WITHIN)
    expect(page.locator("#fresh")).to_contain_text("Uppdaterad", timeout=WITHIN)
    assert day.attendee(anna)["checked_in_at"] is not None
    assert day.attendee(bo)["checked_in_at"] is None
    expect(page.locator("#refused-list li")).to_contain_text("Åsa Öst, Härryda kommun")
    expect(page.locator("#refused-list li")).to_contain_text("Personen har ingen plats på konferensen.")


def test_service_that_dies_while_it_is_told_loses_nothing(day: Day) -> None:
    here, people = day.conference()
    page = day.door(here)
    old = day.stack.kill("registration")
    for name in NAMES[:3]:
        check_in(page, name)
    day.stack.await_restart("registration", old)
    expect(page.locator("#waiting")).to_be_hidden(timeout=60_000)
    expect(page.locator("#came")).to_have_text("3 av 3 har kommit", timeout=WITHIN)
    assert all(day.attendee(one)["checked_in_at"] for one in people[:3])


def test_signed_out_meanwhile_keeps_what_waits_and_signing_out_forgets_everything(day: Day) -> None:
    here, (anna, *_) = day.conference()
    context = day.context()
    page = day.door(here, context)
    context.clear_cookies(name="session")
    check_in(page, "Anna Ek")
    expect(page.locator("#net")).to_contain_text("Logga in igen", timeout=WITHIN)
    expect(page.locator("#waiting")).to_have_text("Väntar på nät: 1")
    context.add_cookies(day.session)
    expect(page.locator("#waiting")).to_be_hidden(timeout=WITHIN)
    assert day.attendee(anna)["checked_in_at"] is not None
    assert page.evaluate(KEPT) == {"caches": ["door"], "databases": ["samverka-door"], "workers": 1}
    entry = Entry(day.stack, day.browser)
    other = entry.sign_in(STAFF, entry.context(scripts=True).new_page())
    own = day.door(here, other.context)
    own.get_by_role("button", name="Logga ut").click()
    own.wait_for_url("**/")
    wait_until(
        lambda: own.evaluate(KEPT) == {"caches": [], "databases": [], "workers": 0}, within=20, what="forgetting"
    )


def test_nothing_is_kept_of_a_conference_that_is_over(day: Day) -> None:
    here, _ = day.conference()
    page = day.door(here)
    kept = "indexedDB.open('samverka-door').onsuccess = e => e.target.result.transaction('lists').objectStore('lists')"
    count = f"new Promise(done => {{ {kept}.getAllKeys().onsuccess = r => done(r.target.result) }})"
    wait_until(lambda: here in page.evaluate(count), within=20, what="the list on the device")
    day.api.post(f"/conferences/{here}/completion")
    expect(page.locator("#over")).to_be_visible(timeout=WITHIN)
    expect(page.get_by_text("Anna Ek")).to_have_count(0)
    wait_until(lambda: here not in page.evaluate(count), within=20, what="the list forgotten")


def test_somebody_walks_in_and_is_there_and_gets_the_confirmation(day: Day) -> None:
    here, _ = day.conference(capacity=5)
    page = day.door(here)
    page.get_by_role("link", name="Registrera någon som inte är anmäld").click()
    page.get_by_role("button", name="Registrera och pricka av").click()
    expect(page.get_by_role("alert")).to_contain_text("Berätta för personen")
    walk_in(page)
    expect(page.get_by_role("main")).to_contain_text("Nils Ny är registrerad och avprickad.")
    page.get_by_role("link", name="Tillbaka till dörren").click()
    expect(page.locator("#came")).to_have_text("1 av 5 har kommit")
    wait_until(lambda: len(mails(day.stack, "nils@x.example")) == 1, within=20, what="the confirmation")
    assert "/my/" in link_in(mails(day.stack, "nils@x.example")[0], "my")


def test_full_conference_lets_nobody_in_unannounced_and_says_what_can_be_done(day: Day) -> None:
    here, _ = day.conference()
    page = day.context().new_page()
    page.goto(f"/start/conferences/{here}/door/walk-in")
    walk_in(page)
    expect(page.get_by_role("alert")).to_contain_text("Alla platser är tagna. Om någon har sagt att de inte kommer")


def test_without_a_script_there_is_a_search_and_the_list(day: Day) -> None:
    here, _ = day.conference()
    context = Entry(day.stack, day.browser).context()
    context.add_cookies(day.session)
    page = context.new_page()
    page.goto("/start")
    page.get_by_role("link", name="Pricka av dem som kommer").click()
    page.goto(f"/start/conferences/{here}/door")
    page.get_by_label("Sök namn eller organisation").fill("bo")
    page.get_by_role("button", name="Sök").last.click()
    expect(page.get_by_role("main")).to_contain_text("Bo Berg")
    page.get_by_role("button", name="Pricka av").click()
    expect(page.get_by_role("main")).to_contain_text("Är här")
