"""What notification can tell everybody in figures: how much was told and how many want news, never to whom."""

from collections.abc import Mapping
from typing import Any, get_args

from chassis.storage import Storage
from notification.domain import subscriber
from notification.domain.message import State, Template
from notification.storage.kinds import MAILINGS, MESSAGES, SUBSCRIBERS


async def count_everything(storage: Storage) -> Mapping[str, Any]:
    """Return messages by state and by kind, subscribers by state, confirmed ones by track, and articles told of."""
    confirmed = {"state": "confirmed"}
    return {
        "messages": {state: await storage.count(MESSAGES, {"state": state}) for state in get_args(State)},
        "sent": {one: await storage.count(MESSAGES, {"template": one, "state": "sent"}) for one in get_args(Template)},
        "subscribers": {
            state: await storage.count(SUBSCRIBERS, {"state": state}) for state in get_args(subscriber.State)
        },
        "subscribers_by_track": {
            track: await storage.count(SUBSCRIBERS, confirmed | {"tracks": {"$in": [[], track]}})
            for track in get_args(subscriber.Track)
        },
        "articles_told": await storage.count(MAILINGS, {"state": "done"}),
    }
