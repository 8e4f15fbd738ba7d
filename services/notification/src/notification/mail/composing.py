"""The mail itself (RFC 5322): envelope, and headers that programs act on rightly."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from notification.domain.content import Content
from notification.domain.message import Message
from notification.mail import calendar, mime
from notification.mail.addresses import Mailbox, mailbox
from notification.mail.names import header_name
from notification.mail.words import write

_POLICY = SMTP.clone(max_line_length=998, cte_type="7bit")
"""Header lines as long as RFC 5322 §2.1.1 allows: folding would break long ones into encoded words."""
_FILE_NAMES = {
    "conference": {"sv": "konferens.ics", "en": "conference.ics"},
    "consultation": {"sv": "konsultation.ics", "en": "consultation.ics"},
}
_ONE_CLICK = "/api/v1/subscriptions/unsubscription"


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail ready for a mail server: the envelope, and the bytes."""

    sender: str
    recipient: str
    content: bytes
    needs_utf8: bool


@dataclass(frozen=True, slots=True)
class Composer:
    """Makes mails in the name of one sender."""

    sender: Mailbox
    reply_to: Mailbox
    home: str

    def mail(self, message: Message, content: Content, at: datetime) -> Mail:
        """Return the mail that tells this message. Raises AddressNotValidError."""
        recipient = mailbox(content.recipient.name, content.recipient.email)
        words = write(message.template, content, self.sender.name or self.sender.address, self.home, at)
        digest = self._digest(message)
        headers = EmailMessage(policy=_POLICY.clone(utf8=recipient.needs_utf8))
        headers["From"] = _header(self.sender)
        headers["To"] = _header(recipient)
        headers["Reply-To"] = _header(self.reply_to)
        headers["Subject"] = words.subject
        headers["Date"] = format_datetime(at)
        headers["Message-ID"] = f"<{digest}@{self.sender.domain}>"
        headers["Content-Language"] = message.language
        headers["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office answers, please
        headers["X-Auto-Response-Suppress"] = "OOF, AutoReply"  # the same for Exchange
        for name, value in self._list_headers(content):
            headers[name] = value
        body = mime.body(words, self._entry(message, content, recipient), digest)
        written = headers.as_bytes().removesuffix(b"\r\n") + body
        return Mail(self.sender.address, recipient.address, written, recipient.needs_utf8)

    def _list_headers(self, content: Content) -> Iterator[tuple[str, str]]:
        """Yield what lets mail programs offer leaving by one click (RFC 2919, RFC 2369, RFC 8058)."""
        if content.article is not None:
            address = f"{self.home.rstrip('/')}{_ONE_CLICK}?token={content.article.token}"
            yield "List-Id", f"<articles.{self.sender.domain}>"
            yield "List-Unsubscribe", f"<{address}>"
            yield "List-Unsubscribe-Post", "List-Unsubscribe=One-Click"

    @staticmethod
    def _digest(message: Message) -> str:
        """Return what names the mail: the same at every try, so that a receiver can tell a repetition."""
        return hashlib.sha256(f"{message.id}:{message.edition}".encode()).hexdigest()[:40]

    def _entry(self, message: Message, content: Content, recipient: Mailbox) -> mime.Entry | None:
        method = calendar.method_of(message.template, content)
        if method is None:
            return None
        kind = "consultation" if content.consultation else "conference"
        ics = calendar.entry(content, method, self.sender, recipient)
        return mime.Entry(method, ics, _FILE_NAMES[kind][message.language])


def _header(mailbox: Mailbox) -> Address:
    user, _, domain = mailbox.address.rpartition("@")
    return Address(header_name(mailbox.name), user, domain)
