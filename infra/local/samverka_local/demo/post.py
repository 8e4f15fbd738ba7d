"""The mails of the tour, read from the local mailbox as their recipients would."""

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from samverka_local.waiting import wait_until

PATIENCE = 20.0  # seconds for a mail


@dataclass(frozen=True)
class Letter:
    """One mail in somebody's mailbox."""

    to: str
    subject: str
    text: str
    calendar: str
    headers: dict[str, str]

    def address(self, page: str) -> str:
        """The address of a page of this kind that the mail links to, for instance `my`."""
        found = re.search(rf"https?://[^\s>]+/{page}/[^\s>]+", self.text)
        if found is None:
            raise LookupError(f"the mail {self.subject!r} has no link to /{page}/")
        return found.group()

    def token(self, page: str) -> str:
        """What stands last in that address: the own link's token."""
        return self.address(page).rsplit("/", 1)[1]


class Post:
    """The mailbox of everybody."""

    def __init__(self, maildir: Path) -> None:
        self._maildir = maildir

    def all(self) -> list[Letter]:
        """Every mail, oldest first."""
        files = [file for folder in ("new", "cur") for file in (self._maildir / folder).glob("*")]
        return [_letter(file) for file in sorted(files, key=lambda file: file.stat().st_mtime_ns)]

    def to(self, address: str) -> list[Letter]:
        """The mails of one recipient, oldest first."""
        return [letter for letter in self.all() if address in letter.to]

    def await_to(self, address: str, count: int) -> Letter:
        """Return the newest mail of a recipient, once there are so many."""
        wait_until(lambda: len(self.to(address)) >= count, within=PATIENCE, what=f"mail number {count} to {address}")
        return self.to(address)[-1]


def _letter(file: Path) -> Letter:
    message = message_from_bytes(file.read_bytes(), policy=policy.default)
    return Letter(
        to=str(message["To"]),
        subject=str(message["Subject"]),
        text=_part(message, "text/plain"),
        calendar=_part(message, "text/calendar"),
        headers={name: str(value) for name, value in message.items()},
    )


def _part(message: EmailMessage, kind: str) -> str:
    parts = (part.get_payload(decode=True) for part in message.walk() if part.get_content_type() == kind)
    return next((content.decode() for content in parts if isinstance(content, bytes)), "")
