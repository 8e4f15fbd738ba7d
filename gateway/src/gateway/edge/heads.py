"""The head of a request must come in time and be of a sane size; uvicorn itself waits for ever."""

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

COMES_WITHIN = 10.0  # seconds from the first byte, or from the opening of the connection
LARGEST_HEAD = 64 * 1024  # bytes


class BoundedHeads(HttpToolsProtocol):
    """uvicorn's protocol, with a bound on the time and the size of a head."""

    _due: asyncio.TimerHandle | None = None
    _size = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first head."""
        super().connection_made(transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        self._wait_no_longer()
        super().connection_lost(exc)

    def on_message_begin(self) -> None:
        """Begin to wait for a further head on the same connection."""
        super().on_message_begin()
        self._size = 0
        if self._due is None:
            self._wait()

    def on_url(self, url: bytes) -> None:
        """Take a piece of the address."""
        super().on_url(url)
        self._grow(len(url))

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a header."""
        super().on_header(name, value)
        self._grow(len(name) + len(value))

    def on_headers_complete(self) -> None:
        """Answer: the head is there."""
        self._wait_no_longer()
        super().on_headers_complete()

    def _grow(self, by: int) -> None:
        self._size += by
        if self._size > LARGEST_HEAD:
            self.transport.close()
            raise ValueError("head too large")

    def _wait(self) -> None:
        self._due = self.loop.call_later(COMES_WITHIN, self._give_up)

    def _wait_no_longer(self) -> None:
        if self._due is not None:
            self._due.cancel()
            self._due = None

    def _give_up(self) -> None:
        self._due = None
        self.transport.close()
