"""The gateway asks that somebody gets their way in by mail: a link to sign in, or word of a new account."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from chassis.clock import now
from chassis.storage import UnitOfWork
from notification.domain.content import Content, Recipient, SignIn
from notification.domain.message import Message, Origin, message_id
from notification.use_cases.queue_message import queue_message

Kind = Literal["sign-in", "invitation"]
KEPT_AFTERWARDS = timedelta(hours=1)
"""How long a link is kept that opens nothing any more."""


@dataclass(frozen=True, slots=True)
class MailSignIn:
    """What was asked for. `request_id` names this asking, `account_id` whose it is."""

    request_id: str
    account_id: str
    kind: Kind
    recipient: Recipient
    link: str
    good_until: datetime | None
    origin: Origin


async def mail_sign_in(unit: UnitOfWork, command: MailSignIn, kept: timedelta) -> None:
    """Queue the mail."""
    moment = now()
    content = Content(
        message_id(command.request_id, command.kind, command.account_id),
        1,
        command.account_id,
        1,
        command.recipient,
        command.link,
        written_at=moment,
        erase_at=command.good_until + KEPT_AFTERWARDS if command.good_until else moment + kept,
        reader=command.request_id,
        sign_in=SignIn(command.good_until),
    )
    await queue_message(unit, Message.telling(content, command.kind, command.origin), content)
