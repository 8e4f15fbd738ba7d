"""Many people register at once, some cancel at once, and in the middle of it a part of the system is killed."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

import httpx

from samverka_local.stack import Stack
from tests.probing import until
from tests.registration.plans import announced, body

COMERS, PLACES, AT_ONCE = 500, 50, 32
CANCELLING = 10
"""Every tenth cancels, so that places are freed and others move up."""
ANSWER_WITHIN = 45.0  # seconds, with the restart of the part that was killed; nobody waits for a minute


@dataclass
class Storm:
    """One storm on one conference; people try again under the same key until they are answered."""

    system: Stack
    part: str
    conference: str = ""
    addresses: dict[str, str] = field(default_factory=dict)
    """The e-mail address of each attendee who was answered, by id."""
    cancelled: set[str] = field(default_factory=set)
    killed: list[int] = field(default_factory=list)

    async def blow(self) -> dict[str, str]:
        """Let everybody register, kill the part when a third is in; answer who is stored, with their status."""
        url = self.system.status["services"]["registration"]["url"] + "/api/v1"
        staff = {"Authorization": f"Bearer {self.system.token('staff')}"}
        async with httpx.AsyncClient(base_url=url, timeout=20) as client:
            self.conference = await announced(client, staff, capacity=PLACES)
            numbers = iter(range(COMERS))
            await asyncio.gather(*[self._come(client, staff, numbers) for _ in range(AT_ONCE)])
            await asyncio.to_thread(self.system.await_restart, self.part, self.killed[0])
            return await self._stored(client, staff)

    async def _come(self, client: httpx.AsyncClient, staff: dict[str, str], numbers: Any) -> None:
        for number in numbers:
            id_ = await self._register(client, number)
            if number % CANCELLING == 0:
                await self._cancel(client, staff, id_)
            if len(self.addresses) > COMERS // 3 and not self.killed:
                self.killed.append(self.system.kill(self.part))

    async def _register(self, client: httpx.AsyncClient, number: int) -> str:
        who = body(f"{self.part}{number} X")
        key = {"Idempotency-Key": f"{self.part}-{number}"}
        path = f"/conferences/{self.conference}/attendees"
        answer = await self._answered(client, path, who, key, f"registering {number}")
        assert answer.status_code == 201, answer.text
        id_: str = answer.json()["id"]
        self.addresses[id_] = who["attendees"][0]["email"]
        return id_

    async def _cancel(self, client: httpx.AsyncClient, staff: dict[str, str], id_: str) -> None:
        answer = await self._answered(client, f"/attendees/{id_}/cancellation", {}, staff, f"cancelling {id_}")
        done_before = answer.status_code == 409 and answer.json()["type"] == "/problems/already-cancelled"
        assert answer.status_code == 200 or done_before, answer.text
        self.cancelled.add(id_)

    async def _answered(
        self, client: httpx.AsyncClient, path: str, content: dict[str, Any], headers: dict[str, str], what: str
    ) -> httpx.Response:
        async def answer() -> httpx.Response | None:
            try:
                given = await client.post(path, json=content, headers=headers)
            except httpx.TransportError:
                return None
            return None if given.status_code == 503 else given

        found = await until(answer, f"an answer to {what}", within=ANSWER_WITHIN)
        assert found is not None
        return found

    async def _stored(self, client: httpx.AsyncClient, staff: dict[str, str]) -> dict[str, str]:
        async def listed() -> dict[str, str]:
            path = f"/conferences/{self.conference}/attendees"
            answer = await client.get(path, params={"limit": 500}, headers=staff)
            return {one["id"]: one["status"] for one in answer.json()["items"]} if answer.is_success else {}

        return await until(listed, "the list of attendees", within=30)
