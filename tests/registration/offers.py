"""The time to answer an offer passes: here at once, for nobody waits an hour in a test."""

from datetime import UTC, datetime
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
