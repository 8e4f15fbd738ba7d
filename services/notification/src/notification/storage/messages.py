"""Questions about messages that wait."""

from collections.abc import Collection
from datetime import datetime

from chassis.storage import UnitOfWork
from notification.domain.message import Message
from notification.storage.kinds import MESSAGES

MOST_OF_ONE_STORY = 20
"""How many unfinished messages about one thing are looked at when asking which comes first."""


async def due_messages(unit: UnitOfWork, now: datetime, count: int) -> list[Message]:
    """Return the messages that have waited longest past their time."""
    due = {"due_at": {"$lte": now}}
    return await unit.first(MESSAGES, due, lambda one: one.is_due(now), order="due_at", limit=count)


async def unfinished_messages(unit: UnitOfWork, stories: Collection[tuple[str, str]]) -> list[Message]:
    """Return all that is still to be told in these stories, earliest chapter first."""
    abouts, readers = {about for about, _ in stories}, {reader for _, reader in stories}
    wanted = {
        "about": {"$in": sorted(abouts)},
        "reader": {"$in": [*sorted(readers), None]},  # None: written before there were readers
        "due_at": {"$type": "date"},
    }
    matches = lambda one: one.story in stories and not one.is_finished  # noqa: E731
    found = await unit.first(MESSAGES, wanted, matches, order="sequence", limit=MOST_OF_ONE_STORY * len(stories))
    return [one for one in found if one.story in stories]


async def messages_held_by(unit: UnitOfWork, holder: str, count: int) -> list[Message]:
    """Return messages that this sender has taken."""
    held = {"held_by": holder, "due_at": {"$type": "date"}}
    matches = lambda one: one.held_by == holder and not one.is_finished  # noqa: E731
    return await unit.first(MESSAGES, held, matches, order="due_at", limit=count)
