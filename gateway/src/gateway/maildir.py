"""Reading the local mailbox: a Maildir into which local runs deliver instead of sending."""

from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

SHOWN = 200


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail, newest ones first."""

    id: str
    to: str
    subject: str
    text: str
    html: str
    calendar: str


def mails(maildir: Path, to: str = "") -> list[Mail]:
    """Return the newest mails, of one recipient where one is named."""
    files = [file for folder in ("new", "cur") for file in (maildir / folder).glob("*")]
    files.sort(key=lambda file: file.stat().st_mtime_ns, reverse=True)
    found = []
    for file in files:
        mail = _mail(file)
        if to.lower() in mail.to.lower():
            found.append(mail)
        if len(found) >= SHOWN:
            break
    return found


def mail(maildir: Path, id: str) -> Mail | None:  # noqa: A002 - the path's word
    """Return one mail by its file's name."""
    candidates = (maildir / folder / id for folder in ("new", "cur"))
    return next((_mail(file) for file in candidates if file.name == id and file.is_file()), None)


def _mail(file: Path) -> Mail:
    message = message_from_bytes(file.read_bytes(), policy=policy.default)
    parts = {kind: _part(message, kind) for kind in ("text/plain", "text/html", "text/calendar")}
    return Mail(file.name, str(message["To"] or ""), str(message["Subject"] or ""), *parts.values())


def _part(message: EmailMessage, kind: str) -> str:
    for part in message.walk():
        if part.get_content_type() == kind:
            content = part.get_payload(decode=True)
            return content.decode("utf-8", "replace") if isinstance(content, bytes) else ""
    return ""
