"""The services behind the door: where they are, and asking them."""

import json as as_json
from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any, Self
from urllib.parse import quote

import aiohttp
from yarl import URL

from chassis import trace
from chassis.access import Identity
from chassis.problems import ProblemError
from gateway import visitor
from gateway.tokens import DOOR, TokenSigner

NAMES = {
    "registration": ("Anmälan", "Registration"),
    "scheduling": ("Bokningen", "Booking"),
    "notification": ("Utskicken", "Mailing"),
    "content": ("Kunskapsbanken", "The knowledge base"),
    "sign-in": ("Inloggningen", "Signing in"),
}
PATHS = {
    "registration": (
        "municipalities",
        "municipality-invitations",
        "interests",
        "organisation-interests",
        "conferences",
        "attendees",
        "participation",
        "people",
        "erasures",
        "retention-rules",
        "privacy-notices",
    ),
    "scheduling": ("advisers", "slots", "booking-windows", "eligibility", "consultations"),
    "notification": ("subscriptions", "messages", "webhook-endpoints"),
    "content": ("articles", "search"),
}
OWNERS = {path: service for service, paths in PATHS.items() for path in paths}
INSIDE = {
    "sign-in-mails": "notification",
    "mailed-to": "notification",
    "booked-by": "scheduling",
    "erasures-at-the-door": "registration",
}
"""What the gateway alone asks for; the door passes nothing on to it."""
SAFE = {"GET", "HEAD", "OPTIONS"}
OK, BROKEN = 200, 500
A_FILE = "application/octet-stream"
# Seconds: to find a free connection, to open one, and from one piece of an answer to the next.
WITHIN = aiohttp.ClientTimeout(total=None, connect=10, sock_connect=2, sock_read=30)
AT_ONCE = 200  # connections to one address; a slow service does not take those of the others
KEPT_OPEN = 3.0  # seconds; less than the five after which the services close what is idle
UNTOUCHED = ("%:@!$&'()*+,;=~/", "%:@!$&'()*+,;=~/?[]")  # in a path and in a query, as they came


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

    def __init__(self, addresses: Mapping[str, Sequence[str]], signer: TokenSigner) -> None:
        self._addresses = {name: list(each) for name, each in addresses.items()}
        self._signer = signer
        self._turns = count()

    async def __aenter__(self) -> Self:
        """Open the connections. Answers are handed on as they come: no redirect, no cookie, nothing unpacked."""
        self._client = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0, limit_per_host=AT_ONCE, keepalive_timeout=KEPT_OPEN),
            timeout=WITHIN,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            skip_auto_headers=("Accept-Encoding", "Content-Type", "User-Agent"),
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close the connections."""
        await self._client.close()

    async def send(
        self,
        service: str,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str],
        content: bytes | None = None,
        query: str = "",
    ) -> aiohttp.ClientResponse:
        """Return the open answer of a service; release it after reading. Raises ServiceAwayError.

        A request that may have arrived is sent again only where a repetition does no harm.
        """
        place = quote(path, UNTOUCHED[0]) + ("?" + quote(query, UNTOUCHED[1]) if query else "")
        harmless = method in SAFE or any(name.lower() == "idempotency-key" for name in headers)
        for address in self._in_turn(service):
            url = URL(address + place, encoded=True)
            try:
                return await self._client.request(method, url, headers=headers, data=content, allow_redirects=False)
            except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError):
                continue
            except (aiohttp.ClientError, TimeoutError) as error:
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
        """Return the status and the JSON of an answer, for pages, in the name of who looks at the page.

        A link in `headers` opens what it opens, whoever looks. Raises ServiceAwayError, also on a 5xx answer.
        """
        who = visitor.current()
        return await self._ask(method, path, *_as_json(json), headers or {}, who.identity if who else None)

    async def hand_in(self, path: str, content: bytes, headers: Mapping[str, str]) -> tuple[int, Any]:
        """Post a file in the name of who looks at the page; return the status and the JSON of the answer."""
        who = visitor.current()
        return await self._ask("POST", path, content, A_FILE, headers, who.identity if who else None)

    async def open(self, path: str, query: str, headers: Mapping[str, str]) -> aiohttp.ClientResponse:
        """Return the open answer to a GET, to be handed on as it comes, in the name of who looks at the page.

        A link in `headers` opens what it opens, whoever looks.
        """
        who, here = visitor.current(), trace.current()
        service = OWNERS[path.split("/")[1]]
        sent = {"traceparent": here.traceparent, "x-correlation-id": here.correlation_id, **headers}
        if who is not None and "Authorization" not in sent:
            sent["Authorization"] = f"Bearer {self._signer.token(who.identity, service)}"
        return await self.send(service, "GET", f"/api/v1{path}", headers=sent, query=query)

    async def ask_as_the_door(self, method: str, path: str, *, json: object = None) -> tuple[int, Any]:
        """Ask in the gateway's own name. Raises ServiceAwayError."""
        return await self._ask(method, path, *_as_json(json), {}, DOOR)

    async def ensure_there(self, service: str) -> None:
        """Raise ServiceAwayError where a service is not ready."""
        async with await self.send(service, "GET", "/health/ready", headers={}) as answer:
            if answer.status != OK:
                raise ServiceAwayError(service)

    async def _ask(
        self,
        method: str,
        path: str,
        content: bytes | None,
        form: str,
        headers: Mapping[str, str],
        asker: Identity | None,
    ) -> tuple[int, Any]:
        here = trace.current()
        plain = {name: _on_one_line(value) for name, value in headers.items()}
        sent = {"traceparent": here.traceparent, "x-correlation-id": here.correlation_id, **plain}
        if content is not None:
            sent["content-type"] = form
        place, _, query = path.partition("?")
        first = place.split("/")[1]
        service = OWNERS.get(first) or INSIDE[first]
        if asker is not None and "Authorization" not in sent:
            sent["Authorization"] = f"Bearer {self._signer.token(asker, service)}"
        answer = await self.send(service, method, f"/api/v1{place}", headers=sent, content=content, query=query)
        body = await whole(answer, service)
        if answer.status >= BROKEN:
            raise ServiceAwayError(service)
        return answer.status, as_json.loads(body) if body else None


def _as_json(body: object) -> tuple[bytes | None, str]:
    return (None if body is None else as_json.dumps(body).encode()), "application/json"


def _on_one_line(value: str) -> str:
    """Return a header's value without what no header may hold: it may come from a field that somebody tampered with."""
    return "".join(one if one.isascii() and one.isprintable() else "?" for one in value)


async def whole(answer: aiohttp.ClientResponse, service: str) -> bytes:
    """Return the body of an answer. Raises ServiceAwayError where the service dies before its end."""
    try:
        async with answer:
            return await answer.read()
    except (aiohttp.ClientError, TimeoutError) as error:
        raise ServiceAwayError(service) from error
