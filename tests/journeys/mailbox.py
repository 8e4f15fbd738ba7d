"""The local mailbox, as the people of a journey open it."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from samverka_local.stack import Stack
from samverka_local.waiting import wait_until


def mails(stack: Stack, to: str) -> list[EmailMessage]:
    """Every mail to this address."""
    folder = Path(stack.status["maildir"]) / "new"
    found = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in folder.iterdir()]
    return [mail for mail in found if to in str(mail["To"])]


def mail_with(stack: Stack, to: str, subject: str) -> EmailMessage:
    """A mail to this address whose subject has these words, once it is there."""

    def there() -> bool:
        return any(subject in str(mail["Subject"]) for mail in mails(stack, to))

    wait_until(there, within=20, what=f"a mail to {to} with {subject!r} in its subject")
    return next(mail for mail in mails(stack, to) if subject in str(mail["Subject"]))


def text_of(mail: EmailMessage) -> str:
    """Its plain text."""
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def link_in(mail: EmailMessage, page: str) -> str:
    """The address in it that leads to a page of this kind, for instance `my`."""
    found = re.search(rf"https?://\S+/{page}/[^\s>]+", text_of(mail))
    assert found is not None, f"no link to /{page}/ in {mail['Subject']!r}"
    return found.group()
