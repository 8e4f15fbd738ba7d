"""What a mail server's refusal means for one message (RFC 5321 §4.2, enhanced status codes RFC 3463)."""

import re
from typing import Literal

from notification.domain.outcome import Deferred, Outcome, Refused

Stage = Literal["sender", "recipient", "content"]

SERVICE_NOT_AVAILABLE = 421
_LAST_TEMPORARY = 499
_ABOUT_US = {503, 530, 535}
"""Replies that speak of how we talk to the server: a setting to be mended, no reason to give a message up."""
_UNKNOWN = {550, 551}
_NOT_AN_ADDRESS = {501, 553}
_FULL = {452, 552}


def outcome_of(stage: Stage, code: int, text: str) -> Outcome:
    """Return what to do after a reply that was no yes. The server's own words are not kept: they may name people."""
    if code == SERVICE_NOT_AVAILABLE:
        return Deferred("mail-server-busy", "server")
    if stage == "sender" or code in _ABOUT_US:
        return Deferred("sender-refused")
    subject, detail = _enhanced(text)
    is_full = (subject, detail) == (2, 2) or (stage == "recipient" and code in _FULL)
    if code <= _LAST_TEMPORARY:
        return Deferred("mailbox-full" if is_full else "try-later")
    if stage == "content":
        return Refused("mailbox-full" if is_full else "message-refused")
    return Refused("mailbox-full" if is_full else _why_never(code, subject))


def _why_never(code: int, subject: int | None) -> str:
    if code in _NOT_AN_ADDRESS:
        return "address-not-valid"
    return "mailbox-unknown" if code in _UNKNOWN and subject in {None, 1} else "recipient-refused"


def _enhanced(text: str) -> tuple[int | None, int | None]:
    """Return subject and detail of an enhanced status code such as `5.1.1`; None where there is none."""
    found = re.match(r"[245]\.(\d{1,3})\.(\d{1,3})\b", text)
    return (int(found[1]), int(found[2])) if found else (None, None)
