"""A real SMTP server on loopback that answers as a test tells it to."""

import asyncio
import socket
from collections import deque
from email.message import EmailMessage
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session

from samverka_local.ports import HOST, free_port
from tests.notification.letters import read


class PostOffice:
    """Takes mails. `refusals` are given to the next recipients, `refused_contents` to the next contents, in order."""

    def __init__(self) -> None:
        self.port = free_port()
        self.taken: list[tuple[str, EmailMessage]] = []
        self.connections = 0
        self.refusals: dict[str, deque[str]] = {}
        self.hangs_up_after = 0
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.Transport] = set()

    async def start(self) -> "PostOffice":
        """Listen, again on the same port."""
        self._server = await asyncio.get_running_loop().create_server(
            self._connection, HOST, self.port, family=socket.AF_INET
        )
        return self

    async def stop(self) -> None:
        """Stop listening and drop everybody."""
        assert self._server is not None
        self._server.close()
        for transport in self._open:
            transport.abort()
        self._open.clear()
        await self._server.wait_closed()

    def _connection(self) -> SMTP:
        self.connections += 1
        return _Connection(self)

    async def handle_RCPT(  # noqa: N802 - its name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        waiting = self.refusals.get(address)
        if waiting:
            return waiting.popleft()
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - its name
        self.taken.append((envelope.rcpt_tos[0], read(envelope.original_content or b"")))
        if self.hangs_up_after and len(self.taken) % self.hangs_up_after == 0:
            assert isinstance(server.transport, asyncio.Transport)
            asyncio.get_running_loop().call_soon(server.transport.abort)
        return "250 OK"

    def to(self, address: str) -> list[EmailMessage]:
        """The mails somebody got."""
        return [mail for recipient, mail in self.taken if recipient == address]


class _Connection(SMTP):
    def __init__(self, office: PostOffice) -> None:
        super().__init__(office, hostname="localhost", enable_SMTPUTF8=True)
        self._office = office

    def connection_made(self, transport: Any) -> None:
        self._office._open.add(transport)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        self._office._open.discard(self.transport)
        super().connection_lost(error)
