"""One connection to the mail server, kept open over several mails."""

import ssl
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from aiosmtplib import (
    SMTP,
    SMTPDataError,
    SMTPException,
    SMTPRecipientRefused,
    SMTPResponseException,
    SMTPSenderRefused,
)

from notification.domain.outcome import Deferred, Delivered, Outcome, Refused
from notification.mail.composing import Mail
from notification.sending.replies import SERVICE_NOT_AVAILABLE, Stage, outcome_of

Tls = Literal["none", "starttls", "tls"]

_UTF8 = ("SMTPUTF8", "BODY=8BITMIME")
_STAGES: dict[type[SMTPException], Stage] = {
    SMTPSenderRefused: "sender",
    SMTPRecipientRefused: "recipient",
    SMTPDataError: "content",
}


class MailServerAwayError(Exception):
    """There is no talking to the mail server; `reason` is a slug."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mails are handed over. `tls`: none, starttls (refused where the server cannot), or tls from the start."""

    host: str
    port: int
    tls: Tls = "none"
    username: str | None = None
    password: str | None = None
    answers_within: float = 30.0

    def client(self) -> SMTP:
        """Return a client that is not connected yet."""
        return SMTP(
            hostname=self.host,
            port=self.port,
            use_tls=self.tls == "tls",
            start_tls=self.tls == "starttls",
            tls_context=None if self.tls == "none" else ssl.create_default_context(),
            username=self.username,
            password=self.password,
            timeout=self.answers_within,
        )


class Line:
    """One connection. Mails are handed over one after the other."""

    def __init__(self, server: MailServer) -> None:
        self._server = server
        self._client: SMTP | None = None

    async def hand_over(self, mail: Mail) -> Outcome:
        """Return what the server said. Raises MailServerAwayError, with nothing sent, where it cannot be talked to."""
        try:
            client = await self._announced(mail)
            if isinstance(client, Refused):
                return client
            await client.data(mail.content)
        except SMTPResponseException as error:
            return await self._refused(error)
        except (SMTPException, OSError):
            await self.close()
            return Deferred("connection-lost", "server")
        return Delivered()

    async def close(self) -> None:
        """Say goodbye where somebody listens, and hang up."""
        client, self._client = self._client, None
        if client is None:
            return
        with suppress(SMTPException, OSError):
            await client.quit(timeout=1)
        client.close()

    async def _announced(self, mail: Mail) -> SMTP | Refused:
        """Name sender and recipient; over a new connection where the old one has died: nothing is handed over yet."""
        if self._client is not None and self._client.is_connected:
            try:
                return await self._envelope(self._client, mail)
            except SMTPResponseException as error:
                if error.code != SERVICE_NOT_AVAILABLE:
                    raise
            except (SMTPException, OSError):
                pass
            await self.close()
        self._client = await self._connected()
        return await self._envelope(self._client, mail)

    async def _connected(self) -> SMTP:
        client = self._server.client()
        try:
            await client.connect()
        except SMTPResponseException as error:
            client.close()
            raise MailServerAwayError("mail-server-refuses-us") from error
        except (SMTPException, OSError, ValueError) as error:
            client.close()
            raise MailServerAwayError("mail-server-away") from error
        return client

    async def _envelope(self, client: SMTP, mail: Mail) -> SMTP | Refused:
        if mail.needs_utf8 and not client.supports_extension("SMTPUTF8"):
            return Refused("address-not-supported")
        encoding = "utf-8" if mail.needs_utf8 else "ascii"
        await client.mail(mail.sender, options=_UTF8 if mail.needs_utf8 else (), encoding=encoding)
        await client.rcpt(mail.recipient, encoding=encoding)
        return client

    async def _refused(self, error: SMTPResponseException) -> Outcome:
        """Return what the refusal means, with the line ready for the next mail."""
        stage: Stage = next((stage for kind, stage in _STAGES.items() if isinstance(error, kind)), "sender")
        if error.code == SERVICE_NOT_AVAILABLE or self._client is None:
            await self.close()
        else:
            try:
                await self._client.rset()
            except (SMTPException, OSError):
                await self.close()
        return outcome_of(stage, error.code, error.message)
