"""The local post office: takes every mail by SMTP (RFC 5321) and lays it in a Maildir, one file per mail.

A process of its own: `python -m samverka_local.mailbox MAILDIR PORT`. It delivers nothing to anybody.
"""

import asyncio
import signal
import sys
from collections.abc import Sequence
from mailbox import Maildir
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session

from .ports import HOST, is_listening
from .server import Server, Tell, quiet


class Mailbox(Server):
    """The SMTP listener as a part of the local system."""

    name = "mailbox"
    grace = 5.0

    def __init__(self, folder: Path, port: int, log: Path) -> None:
        """Keep mails in the Maildir `folder`; listen on `port`."""
        super().__init__(log)
        self.folder = folder
        self.port = port

    def prepare(self, tell: Tell = quiet) -> None:  # noqa: ARG002 - nothing here takes time
        """Make the Maildir, so that readers find one before the first mail."""
        Maildir(self.folder)

    def command(self) -> Sequence[str]:
        """This module as a program."""
        return [sys.executable, "-m", "samverka_local.mailbox", str(self.folder), str(self.port)]

    def is_ready(self) -> bool:
        """Whether it listens."""
        return is_listening(self.port)


class Delivery:
    """What aiosmtpd asks for each mail."""

    def __init__(self, folder: Path) -> None:
        self._maildir = Maildir(folder)

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - its name
        """Write the mail (atomically: written aside, flushed to disk, then moved in) before it is acknowledged."""
        recipients = ", ".join(envelope.rcpt_tos)
        trace = f"Return-Path: <{envelope.mail_from}>\nDelivered-To: {recipients}\n"  # RFC 5321, 4.4
        content = envelope.original_content or b""
        self._maildir.add(trace.encode() + content.replace(b"\r\n", b"\n"))
        return "250 OK"


async def serve(folder: Path, port: int) -> None:
    """Listen until told to end."""
    loop = asyncio.get_running_loop()
    ended = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, ended.set)
    delivery = Delivery(folder)
    async with await loop.create_server(lambda: SMTP(delivery, hostname="localhost", enable_SMTPUTF8=True), HOST, port):
        await ended.wait()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1]), int(sys.argv[2])))
