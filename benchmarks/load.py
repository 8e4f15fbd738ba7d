"""A small HTTP/1.1 load generator: keep-alive connections, one request at a time on each, bounded in count."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Load:
    """How a load went: answers by status, seconds in all, seconds of each answer."""

    statuses: dict[int, int]
    seconds: float
    each: Sequence[float]

    @property
    def per_second(self) -> float:
        """Answers per second."""
        return len(self.each) / self.seconds

    def percentile(self, share: float) -> float:
        """The time in milliseconds within which this share of the answers came."""
        ordered = sorted(self.each)
        return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]


class Connection:
    """One keep-alive connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, host: str) -> None:
        self._reader, self._writer, self._host = reader, writer, host

    async def send(self, path: str, body: bytes) -> tuple[int, bytes]:
        """Send one JSON body, or ask where there is none; return the status and the answer's body."""
        method = "POST" if body else "GET"
        head = f"{method} {path} HTTP/1.1\r\nHost: {self._host}\r\nContent-Type: application/json\r\n"
        self._writer.write(head.encode() + f"Content-Length: {len(body)}\r\n\r\n".encode() + body)
        answer = await self._reader.readuntil(b"\r\n\r\n")
        status = int(answer[9:12])
        lower = answer.lower()
        start = lower.index(b"content-length:") + 15
        length = int(lower[start : lower.index(b"\r\n", start)])
        return status, await self._reader.readexactly(length)

    def close(self) -> None:
        """Close the connection."""
        self._writer.close()


async def run(
    addresses: Sequence[str], requests: int, concurrency: int, request: Callable[[int], tuple[str, bytes]]
) -> Load:
    """Send `requests` requests over `concurrency` connections spread over the addresses; return how it went."""
    numbers = iter(range(requests))
    statuses: dict[int, int] = {}
    each: list[float] = []

    async def worker(address: str) -> None:
        parts = urlsplit(address)
        reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
        connection = Connection(reader, writer, parts.netloc)
        for number in numbers:
            path, body = request(number)
            started = time.perf_counter()
            status, _ = await connection.send(path, body)
            each.append(time.perf_counter() - started)
            statuses[status] = statuses.get(status, 0) + 1
        connection.close()

    started = time.perf_counter()
    workers: list[Awaitable[None]] = [worker(addresses[place % len(addresses)]) for place in range(concurrency)]
    await asyncio.gather(*workers)
    return Load(statuses, time.perf_counter() - started, each)
