"""A municipality's coordinator registers its people, lets somebody else come, and takes a registration back."""

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from samverka_local.stack import Stack
from tests.journeys.mailbox import mail_with, text_of
from tests.journeys.people import Entry
from tests.journeys.test_registration import PLAN, register
from tests.registration.plans import body

pytestmark = pytest.mark.browser

EMAIL = "signe@molndal.se"
TITLE = {"sv": "Samordnarens dag", "en": "The coordinator's day"}


@pytest.fixture
def conference(stack: Stack) -> str:
    """An announced conference with somebody of another municipality in it; its path."""
    headers = {"Authorization": f"Bearer {stack.token('staff')}"}
    with httpx.Client(base_url=f"{stack.status['gateway']}/api/v1", headers=headers, timeout=30) as client:
        conference_id: str = client.post("/conferences", json=PLAN | {"title": TITLE, "capacity": 20}).json()["id"]
        client.post(f"/conferences/{conference_id}/announcement").raise_for_status()
        other = body("Åke Annan", municipality_code="1480", email="ake@goteborg.example")
        client.post(f"/conferences/{conference_id}/attendees", json=other).raise_for_status()
    return f"/conferences/{conference_id}"


@pytest.fixture
def coordinator(stack: Stack, browser: Browser) -> Page:
    """A page on which the coordinator of Mölndal is signed in."""
    entry = Entry(stack, browser)
    entry.invite(entry.staff(), "Signe Samordnare", EMAIL, "Samordnare:", ["Mölndal"])
    return entry.sign_in(EMAIL)


def test_coordinator_registers_replaces_and_withdraws_own_people(
    stack: Stack, coordinator: Page, conference: str
) -> None:
    register(coordinator, conference, "Maja Medarbetare", "Nils Nämnd")
    expect(coordinator.get_by_role("heading", level=1)).to_have_text("Ni är anmälda")
    coordinator.goto(f"/start{conference}/attendees")
    expect(coordinator.get_by_role("main")).to_contain_text("Nils Nämnd")
    expect(coordinator.get_by_role("main")).not_to_contain_text("Åke Annan")

    coordinator.get_by_role("link", name="Maja Medarbetare").click()
    coordinator.get_by_role("link", name="Låt någon annan komma").click()
    coordinator.get_by_label("Namn").fill("Olle Ombud")
    coordinator.get_by_label("E-postadress").fill("olle@molndal.se")
    coordinator.get_by_label("Personens roll").select_option("manager")
    coordinator.get_by_role("button", name="Lämna över platsen").click()
    expect(coordinator.get_by_role("status")).to_contain_text("Maja Medarbetare")
    assert "Samordnarens dag" in text_of(mail_with(stack, "olle@molndal.se", "29 september"))
    mail_with(stack, "maja@molndal.se", "är överlämnad")

    coordinator.goto(f"/start{conference}/attendees?q=nils")
    coordinator.get_by_role("link", name="Nils Nämnd").click()
    coordinator.get_by_role("link", name="Avboka personen").click()
    coordinator.get_by_role("button", name="Ja, avboka").click()
    expect(coordinator.get_by_role("status")).to_contain_text("Nils Nämnd")
    assert "Din kommuns samordnare" in text_of(mail_with(stack, "nils@molndal.se", "är avbokad"))
