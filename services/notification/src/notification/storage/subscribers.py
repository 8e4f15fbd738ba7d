"""Questions about subscribers."""

from chassis.storage import UnitOfWork
from notification.domain.content import Content
from notification.domain.subscriber import Subscriber
from notification.storage.kinds import CONTENTS, SUBSCRIBERS

MOST_CONTENTS = 1_000
"""More mails than one address gets in the time for which contents are kept."""


async def subscriber_with(unit: UnitOfWork, address_key: str) -> Subscriber | None:
    """Return the one with this address."""
    mine = {"address_key": address_key}
    found = await unit.first(SUBSCRIBERS, mine, lambda one: one.address_key == address_key, order="version", limit=1)
    return found[0] if found else None


async def confirmed_after(unit: UnitOfWork, id_: str, count: int) -> list[Subscriber]:
    """Return the next confirmed subscribers, in order of id."""
    beyond = {"state": "confirmed", "_id": {"$gt": id_}}
    matches = lambda one: one.state == "confirmed" and one.id > id_  # noqa: E731
    return await unit.first(SUBSCRIBERS, beyond, matches, order="id", limit=count)


async def contents_for(unit: UnitOfWork, subscriber_id: str) -> list[Content]:
    """Return what has been written to a subscriber lately."""
    own = {"$or": [{"reader": subscriber_id}, {"about": subscriber_id}]}
    matches = lambda one: subscriber_id in {one.reader, one.about}  # noqa: E731
    return await unit.first(CONTENTS, own, matches, order="written_at", limit=MOST_CONTENTS)
