"""Staff keep whom to write to in each municipality, invite those not heard from, and remind them."""

from typing import Any

import httpx

from samverka_local import keys
from samverka_local.home import Home
from tests.registration.component.test_leaving import refusal

Client = httpx.AsyncClient
Headers = dict[str, str]
MAILBOX = {"name": "Partille kommun", "email": "kommun@partille.se", "language": "sv"}


async def known(registration: Client, headers: Headers, code: str) -> dict[str, Any]:
    found = (await registration.get("/municipalities", headers=headers)).raise_for_status().json()
    one: dict[str, Any] = next(one for one in found["items"] if one["code"] == code)
    return one


async def invited(registration: Client, staff: Headers, *codes: str, **headers: str) -> dict[str, Any]:
    body = {"municipality_codes": list(codes)}
    answer = await registration.post("/municipality-invitations", json=body, headers=staff | headers)
    told: dict[str, Any] = answer.raise_for_status().json()
    return told


async def test_contact_is_kept_shown_to_staff_alone_and_forgotten(
    registration: Client, staff: Headers, home: Home
) -> None:
    path = "/municipalities/1402/contact"
    kept = await registration.put(path, json=MAILBOX, headers=staff)
    assert (kept.status_code, kept.json()) == (200, MAILBOX)
    assert (await known(registration, staff, "1402"))["contact"] == MAILBOX
    assert await known(registration, {}, "1402") == {"code": "1402", "name": "Partille"}
    coordinator = {"Authorization": f"Bearer {keys.token(home, 'coordinator', municipalities=['1402'])}"}
    assert await known(registration, coordinator, "1402") == {"code": "1402", "name": "Partille"}
    assert refusal(await registration.put(path, json=MAILBOX, headers=coordinator)) == (403, "not-allowed")
    assert (await registration.delete(path, headers=staff)).status_code == 204
    assert (await known(registration, staff, "1402"))["contact"] is None


async def test_contact_without_an_address_is_refused_by_its_field(registration: Client, staff: Headers) -> None:
    answer = await registration.put("/municipalities/1402/contact", json=MAILBOX | {"email": "x"}, headers=staff)
    assert (answer.status_code, [one["field"] for one in answer.json()["errors"]]) == (422, ["email"])
    unknown = await registration.put("/municipalities/9999/contact", json=MAILBOX, headers=staff)
    assert refusal(unknown) == (422, "municipality-unknown")


async def test_invited_is_who_can_be_and_who_cannot_is_named_with_the_rule(
    registration: Client, staff: Headers
) -> None:
    for code in ("1384", "1480"):
        (await registration.put(f"/municipalities/{code}/contact", json=MAILBOX, headers=staff)).raise_for_status()
    interest = {"municipality_code": "1480", "tracks": ["iop"], "contact": {"name": "A", "email": "a@goteborg.se"}}
    (await registration.post("/interests", json=interest)).raise_for_status()
    told = await invited(registration, staff, "1384", "1384", "1480", "1440", "9999")
    assert told["sent"] == [{"municipality_code": "1384", "times": 1}]
    assert {one["municipality_code"]: one["reason"] for one in told["left_out"]} == {
        "1480": "interest-already-declared",
        "1440": "municipality-without-contact",
        "9999": "municipality-unknown",
    }
    again = await invited(registration, staff, "1384")
    assert [one["reason"] for one in again["left_out"]] == ["invited-recently"]
    shown = await known(registration, staff, "1384")
    assert shown["invited_at"] < shown["may_be_reminded_from"]
    assert (await known(registration, staff, "1480"))["interest"] == "declared"


async def test_invitation_sent_twice_with_one_key_gets_the_first_answer(registration: Client, staff: Headers) -> None:
    (await registration.put("/municipalities/1415/contact", json=MAILBOX, headers=staff)).raise_for_status()
    key = {"Idempotency-Key": "invite-1415"}
    first, second = [await invited(registration, staff, "1415", **key) for _ in range(2)]
    assert first == second
    assert first["sent"] == [{"municipality_code": "1415", "times": 1}]
