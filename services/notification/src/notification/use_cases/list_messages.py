"""What has been told about whom, newest first."""

import base64
import binascii
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from chassis.clock import rfc3339
from chassis.storage import Page, Storage
from notification.domain.message import Message, State
from notification.storage.kinds import MESSAGES

NEWEST_FIRST = (("queued_at", -1), ("_id", -1))


async def list_messages(
    storage: Storage, *, about: str | None, state: State | None, cursor: str | None, limit: int
) -> Page[Message]:
    """Return a page of messages. A cursor that this did not give begins at the newest."""
    wanted = {name: value for name, value in (("about", about), ("state", state)) if value is not None}
    where = {**wanted, **_older_than(cursor)}
    found = await storage.find(MESSAGES, where, order=NEWEST_FIRST, limit=limit + 1)
    return Page(found[:limit], _cursor(found[limit - 1]) if len(found) > limit else None)


def _cursor(last: Message) -> str:
    return base64.urlsafe_b64encode(f"{rfc3339(last.queued_at)} {last.id}".encode()).decode()


def _older_than(cursor: str | None) -> Mapping[str, Any]:
    if cursor is None:
        return {}
    try:
        moment, _, id_ = base64.urlsafe_b64decode(cursor).decode().partition(" ")
        queued_at = datetime.fromisoformat(moment).astimezone(UTC)
    except (binascii.Error, ValueError, OverflowError):
        return {}
    return {"$or": [{"queued_at": {"$lt": queued_at}}, {"queued_at": queued_at, "_id": {"$lt": id_}}]}
