"""The door's page: its policy, what it keeps on a device, who may open it, and what is written down of it."""

import hashlib
import re
from pathlib import Path
from typing import Any

import pytest

from chassis.clock import now, rfc3339
from gateway.domain.account import Rights
from gateway.edge.static_files import STATIC
from gateway.pages.work.conference_door import words_of
from gateway.texts import Texts
from tests.gateway.work.conftest import Client, Headers
from tests.gateway.work.signed_in import Browser, House
from tests.registration.plans import WALK_IN, announced, body, today

READER = STATIC / "zxing-wasm"
JSON = {"Accept": "application/json"}
NAMED = re.compile(r'"/static/([^"$]+)"')
MADE = re.compile(r"\[([^\]]+)\]\.map\(\(name\) => `/static/([^$]*)\$\{name\}([^`]*)`\)")


def kept_by_the_worker() -> set[Path]:
    """The files that the worker keeps, as it names them."""
    text = (STATIC / "door" / "worker.js").read_text(encoding="utf-8")
    made = {f"{start}{name}{end}" for names, start, end in MADE.findall(text) for name in re.findall(r'"(\w+)"', names)}
    return {STATIC / name for name in {*NAMED.findall(text), *made}}


def test_worker_keeps_every_file_that_the_door_is_made_of() -> None:
    kept = kept_by_the_worker()
    assert [one for one in kept if not one.is_file()] == []
    made_of = {*(STATIC / "door").glob("*.js"), *READER.rglob("*.js"), *READER.rglob("*.wasm")}
    made_of |= {*(STATIC / "style").glob("*.css"), *(STATIC / "fonts").glob("*.woff2"), STATIC / "mark.svg"}
    assert made_of - kept == {STATIC / "door" / "worker.js"}


def test_kept_reader_is_as_it_was_published() -> None:
    rows = re.findall(r"^\| (\S+\.\w+) \| ([0-9a-f]{64}) \|$", (READER / "README.md").read_text("utf-8"), re.MULTILINE)
    assert len(rows) == 3
    assert {name: hashlib.sha256((READER / name).read_bytes()).hexdigest() for name, _ in rows} == dict(rows)


def test_script_has_its_words_in_both_languages_with_the_same_blanks() -> None:
    swedish, english = words_of(Texts("sv")), words_of(Texts("en"))
    assert swedish["door_welcome"] == "{who} – välkommen!"
    used = {
        key for one in (STATIC / "door").glob("*.js") for key in re.findall(r'say\("(\w+)"', one.read_text("utf-8"))
    }
    assert used - swedish.keys() == set()
    assert swedish.keys() == english.keys()


@pytest.fixture
async def here(registration: Client, staff: Headers) -> str:
    return await announced(registration, staff, **today())


@pytest.fixture
async def clerk(house: House) -> Browser:
    return await house.visitor(Rights(("staff",)))


async def test_this_page_alone_has_a_script_and_the_camera(
    clerk: Browser, registration: Client, staff: Headers, here: str
) -> None:
    page = await clerk.get(f"/start/conferences/{here}/door")
    policy = page.headers["content-security-policy"]
    assert "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert page.headers["permissions-policy"].startswith("camera=(self), geolocation=()")
    assert page.headers["cache-control"] == "no-store"
    assert "Ann A" not in page.text
    later = await announced(registration, staff)
    for path in (f"/start/conferences/{later}/door", f"/start/conferences/{here}/door/walk-in", "/start"):
        other = await clerk.get(path)
        assert "script-src" not in other.headers["content-security-policy"]
        assert other.headers["permissions-policy"].startswith("camera=()")
        assert "<script" not in other.text
    assert "Dörren öppnar tolv timmar" in (await clerk.get(f"/start/conferences/{later}/door")).text


async def test_worker_is_for_everybody_and_may_ask_this_site_alone(clerk: Browser) -> None:
    clerk.cookies.clear()
    worker = await clerk.get("/start/door-worker.js")
    assert worker.headers["content-type"].startswith("text/javascript")
    assert worker.headers["content-security-policy"].startswith("default-src 'none'; connect-src 'self'")
    wasm = await clerk.get("/static/zxing-wasm/zxing_reader.wasm")
    assert wasm.headers["content-type"] == "application/wasm"


async def test_page_and_what_its_script_asks_are_for_staff(house: House, here: str) -> None:
    coordinator = await house.visitor(Rights(("coordinator",), ("1481",)))
    place = f"/start/conferences/{here}/door"
    for path in ("", "/list", "/walk-in"):
        assert (await coordinator.get(place + path)).status_code == 403
    assert (await coordinator.post(f"{place}/check-ins", json={"check_ins": []})).status_code == 403
    coordinator.cookies.clear()
    stranger = await coordinator.post(f"{place}/check-ins", json={"check_ins": []}, follow_redirects=False)
    assert (stranger.status_code, stranger.headers["location"]) == (303, "/sign-in")


async def test_script_is_told_who_is_expected_and_what_became_of_its_notes(
    clerk: Browser, registration: Client, here: str
) -> None:
    registered = await registration.post(f"/conferences/{here}/attendees", json=body("Ann A"))
    ann, place = registered.json()["id"], f"/start/conferences/{here}/door"
    told = (await clerk.get(f"{place}/list", headers=JSON)).json()
    assert told["attendees"] == [
        {"id": ann, "name": "Ann A", "organisation": "Mölndals stad", "status": "confirmed", "checked_in_at": None}
    ]
    note = {"attendee_id": ann, "at": rfc3339(now()), "kind": "arrived"}
    notes: dict[str, Any] = {"check_ins": [note, note | {"attendee_id": "none"}]}
    answers = [(await clerk.post(f"{place}/check-ins", json=notes, headers=JSON)).json() for _ in range(2)]
    assert answers[0] == answers[1]
    assert [one["outcome"] for one in answers[0]["check_ins"]] == ["checked-in", "refused"]
    assert "check-ins" in (await clerk.get("/audit")).text
    for bad in (b"", b"[]", b"{", b'{"check_ins": 1}'):
        content = {"Content-Type": "application/json"}
        assert (await clerk.post(f"{place}/check-ins", content=bad, headers=JSON | content)).status_code == 422
    foreign = {"Sec-Fetch-Site": "cross-site"}
    assert (await clerk.post(f"{place}/check-ins", json=notes, headers=JSON | foreign)).status_code == 403


async def test_walk_in_is_let_in_once_and_told_what_is_wrong(clerk: Browser, here: str) -> None:
    place = f"/start/conferences/{here}/door/walk-in"
    filled = {name: value for name, value in WALK_IN.items() if name != "consent"}
    empty = await clerk.post(place, data={"name": "Nils"})
    assert (empty.status_code, "Berätta för personen" in empty.text) == (422, True)
    for _ in range(2):
        there = await clerk.post(place, data=filled | {"consent": "yes", "key": "0" * 32})
        assert "Nils Ny är registrerad och avprickad." in there.text
    again = await clerk.post(place, data=filled | {"consent": "yes"})
    assert (again.status_code, "Personen är redan anmäld." in again.text) == (422, True)
    for number in range(2):
        await clerk.post(place, data=filled | {"consent": "yes", "email": f"{number}@y.example"})
    full = await clerk.post(place, data=filled | {"consent": "yes", "email": "9@y.example"})
    assert (full.status_code, "Alla platser är tagna." in full.text) == (409, True)


async def test_signing_out_forgets_what_pages_keep_on_the_device(clerk: Browser) -> None:
    out = await clerk.post("/sign-out", follow_redirects=False)
    assert out.headers["clear-site-data"] == '"storage"'
    expired = await clerk.get("/start", follow_redirects=False)
    assert "clear-site-data" not in expired.headers
