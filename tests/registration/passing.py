"""Time passes at once: to answer an offer, since somebody left, since a conference was."""

from datetime import UTC, datetime, timedelta
from typing import Any

from pymongo import MongoClient

LONG_AGO = datetime(2015, 9, 1, tzinfo=UTC)


def end_offers(uri: str) -> None:
    """Let all offers in all databases of registration be over; the service sees it as it would see the clock."""
    ended, due = {"$set": {"offer_ends_at": LONG_AGO}}, {"$set": {"next_offer_ends_at": LONG_AGO}}
    with MongoClient[dict[str, Any]](uri) as client:
        for name in client.list_database_names():
            if name.startswith("registration"):
                client[name]["attendees"].update_many({"status": "offered"}, ended)
                client[name]["conferences"].update_many({"offered": {"$gt": 0}}, due)


def left_long_ago(uri: str, attendee_id: str) -> None:
    """Let somebody have left long ago, in whatever database of registration they are."""
    with MongoClient[dict[str, Any]](uri) as client:
        for name in client.list_database_names():
            if name.startswith("registration"):
                client[name]["attendees"].update_one({"_id": attendee_id}, {"$set": {"left_at": LONG_AGO}})


def was_days_ago(uri: str, conference_id: str, days: float) -> None:
    """Let a conference have ended so many days ago, in whatever database of registration it is."""
    ended = datetime.now(UTC) - timedelta(days=days)
    moments = {"plan.starts_at": ended - timedelta(hours=7), "plan.ends_at": ended}
    with MongoClient[dict[str, Any]](uri) as client:
        for name in client.list_database_names():
            if name.startswith("registration"):
                client[name]["conferences"].update_one({"_id": conference_id}, {"$set": moments})
