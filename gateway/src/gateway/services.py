"""The services behind the door: where they are, and asking them."""

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

import httpx

from chassis import trace
from chassis.problems import ProblemError

NAMES = {
    "registration": ("Anmälan", "Registration"),
    "scheduling": ("Bokningen", "Booking"),
    "notification": ("Utskicken", "Mailing"),
    "content": ("Kunskapsbanken", "The knowledge base"),
}
PATHS = {
    "registration": ("municipalities", "interests", "conferences", "attendees", "people"),
    "scheduling": ("advisers", "slots", "booking-windows", "eligibility", "consultations"),
    "notification": ("subscriptions", "messages", "webhook-endpoints"),
    "content": ("articles", "search"),
}
OWNERS = {path: service for service, paths in PATHS.items() for path in paths}
SAFE = {"GET", "HEAD", "OPTIONS"}


class ServiceAwayError(ProblemError):
    """No instance of a service answers; the rest works."""

    def __init__(self, service: str) -> None:
        sv, en = NAMES[service]
        super().__init__(
            503,
            "service-unavailable",
            f"{sv} vilar just nu. Allt annat fungerar. Försök igen om en stund – inget du redan gjort har försvunnit.",
            f"{en} is resting just now. Everything else works. Try again in a while – nothing you have done is lost.",
            retry_after=5,
        )
        self.service = service


class Services:
    """Asks services in turn of their addresses; one that refuses the connection is passed over."""

    def __init__(self, addresses: Mapping[str, Sequence[str]], client: httpx.AsyncClient) -> None:
        self._addresses = {name: list(each) for name, each in addresses.items()}
        self._turns = count()
        self._client = client

    async def send(
        self,
        service: str,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str],
        content: bytes | None = None,
        query: str = "",
    ) -> httpx.Response:
        """Return the open answer of a service; close it after reading. Raises ServiceAwayError.

        A request that may have arrived is sent again only where a repetition does no harm.
        """
        for address in self._in_turn(service):
            url = httpx.URL(address + path, query=query.encode() or None)
            request = self._client.build_request(method, url, headers=headers, content=content)
            try:
                return await self._client.send(request, stream=True)
            except httpx.ConnectError:
                continue
            except httpx.TransportError as error:
                harmless = method in SAFE or "idempotency-key" in request.headers
                if not harmless:
                    raise ServiceAwayError(service) from error
        raise ServiceAwayError(service)

    def _in_turn(self, service: str) -> list[str]:
        """Return all addresses, beginning with another one each time."""
        addresses = self._addresses[service]
        first = next(self._turns) % len(addresses)
        return addresses[first:] + addresses[:first]

    async def ask(
        self, method: str, path: str, *, json: object = None, headers: Mapping[str, str] | None = None
    ) -> tuple[int, Any]:
        """Return the status and the JSON of an answer, for pages. Raises ServiceAwayError, also on a 5xx answer."""
        here = trace.current()
        sent = {"traceparent": here.traceparent, "x-correlation-id": here.correlation_id, **(headers or {})}
        content = None if json is None else httpx.Request("POST", "http://x", json=json).content
        if content is not None:
            sent["content-type"] = "application/json"
        place, _, query = path.partition("?")
        service = OWNERS[place.split("/")[1]]
        answer = await self.send(service, method, f"/api/v1{place}", headers=sent, content=content, query=query)
        body = await answer.aread()
        await answer.aclose()
        if answer.status_code >= httpx.codes.INTERNAL_SERVER_ERROR:
            raise ServiceAwayError(service)
        return answer.status_code, answer.json() if body else None
