#!/usr/bin/env python3
"""Makes the replica set of one mongod, unless it is there, and waits until it takes writes: `replica_set.py HOST:PORT`.

Transactions and change streams need a replica set; a fresh mongod is a member of none.
"""

import sys
import time
from typing import Any

from pymongo import MongoClient
from pymongo.errors import OperationFailure, PyMongoError

NAME = "samverka"
PATIENCE = 60.0  # seconds
ALREADY_INITIALIZED = 23  # mongod's error code


def takes_writes(client: MongoClient[dict[str, Any]], address: str) -> bool:
    """Whether this mongod is the primary; makes the replica set when there is none."""
    try:
        hello = client.admin.command("hello")
        if not hello.get("setName"):
            _make(client, address)
        return bool(hello.get("isWritablePrimary")) and bool(hello.get("setName"))
    except PyMongoError as error:
        sys.stderr.write(f"{address} is not ready: {type(error).__name__}\n")
        return False


def _make(client: MongoClient[dict[str, Any]], address: str) -> None:
    members = [{"_id": 0, "host": address}]
    try:
        client.admin.command({"replSetInitiate": {"_id": NAME, "members": members}})
    except OperationFailure as error:
        if error.code != ALREADY_INITIALIZED:
            raise


def main(address: str) -> int:
    """Return 0 when it takes writes, 1 when it did not within the patience."""
    deadline = time.monotonic() + PATIENCE
    with MongoClient[dict[str, Any]](address, directConnection=True, serverSelectionTimeoutMS=2000) as client:
        while not takes_writes(client, address):
            if time.monotonic() > deadline:
                sys.stderr.write(f"{address} took no writes within {PATIENCE:.0f} s\n")
                return 1
            time.sleep(0.5)
    sys.stdout.write(f"{address} takes writes\n")
    return 0


sys.exit(main(sys.argv[1]))
