"""The inbox: which facts a consumer has dealt with, so that a second delivery changes nothing.

A row is written in the same transaction as the fact's effect. Its id holds the consumer's name, for another consumer of
the same database deals with the same fact for itself. Rows are kept for 30 days; a replay older than that is refused.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from chassis.storage.kinds import Index, Kind

KEPT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Receipt:
    """One fact dealt with: done, or dead (put aside with its reason, waiting for a replay)."""

    id: str
    version: int
    state: Literal["done", "dead"]
    received_at: datetime
    reason: str = ""


RECEIPTS = Kind("inbox", Receipt, [Index([("received_at", 1)], expires=KEPT), Index([("state", 1)])])


def receipt_id(consumer: str, fact_id: str) -> str:
    """Return the id of a consumer's receipt for a fact."""
    return f"{consumer}:{fact_id}"
