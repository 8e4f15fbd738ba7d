"""Municipalities declare interest and take it back."""

import httpx

Client = httpx.AsyncClient
Headers = dict[str, str]
INTEREST = {
    "municipality_code": "1401",
    "tracks": ["iop"],
    "contact": {"name": "Eva Berg", "email": "eva@harryda.se", "phone": "031-724 61 00"},
    "message": "Vi vill börja i höst.",
}


async def test_interest_is_declared_once_shown_without_the_person_and_withdrawn(
    registration: Client, staff: Headers
) -> None:
    declared = await registration.post("/interests", json=INTEREST)
    assert (declared.status_code, declared.json()["status"]) == (201, "declared")
    twice = await registration.post("/interests", json=INTEREST)
    assert (twice.status_code, twice.json()["type"]) == (409, "/problems/interest-already-declared")
    public = await registration.get("/interests")
    assert "eva@harryda.se" not in public.text
    assert "eva@harryda.se" in (await registration.get("/interests", headers=staff)).text
    path = f"/interests/{declared.json()['id']}"
    assert (await registration.delete(path)).status_code == 401
    assert (await registration.delete(path, headers=staff)).status_code == 204
    assert (await registration.delete(path, headers=staff)).status_code == 404
    assert (await registration.post("/interests", json=INTEREST)).status_code == 201


async def test_unknown_municipality_is_refused(registration: Client) -> None:
    answer = await registration.post("/interests", json=INTEREST | {"municipality_code": "9999"})
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/municipality-unknown")
