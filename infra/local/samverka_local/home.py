"""Where things lie: the checkout, and the ignored folder in it that keeps what is made and fetched here."""

import fcntl
import os
from dataclasses import dataclass
from pathlib import Path
from typing import IO

CHECKOUT = Path(__file__).resolve().parents[3]


def default_home() -> Path:
    """`.samverka` in the checkout, or where SAMVERKA_HOME says."""
    return Path(os.environ.get("SAMVERKA_HOME") or CHECKOUT / ".samverka").absolute()


def kept_jars() -> Path:
    """Kafka's jars: one copy for all homes of one checkout (SAMVERKA_JARS says where, when it is set)."""
    return Path(os.environ.get("SAMVERKA_JARS") or default_home() / "kafka" / "jars").absolute()


@dataclass(frozen=True)
class Home:
    """The folder of one local system, and the names in it."""

    root: Path

    @property
    def state(self) -> Path:
        """What the supervisor says about its parts."""
        return self.root / "state.json"

    @property
    def keys(self) -> Path:
        """The keys that sign tokens and links here."""
        return self.root / "keys"

    @property
    def mailbox(self) -> Path:
        """The Maildir of everything that was sent."""
        return self.root / "mailbox"

    def data(self, part: str) -> Path:
        """The data folder of MongoDB or Kafka."""
        return self.root / part / "data"

    def log(self, part: str) -> Path:
        """The log file of a part."""
        return self.root / "logs" / f"{part}.log"

    def claim(self) -> IO[str] | None:
        """Become the one supervisor of this home for as long as the file stays open; None when there is one."""
        self.root.mkdir(parents=True, exist_ok=True)
        lock = (self.root / "lock").open("w")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            return None
        return lock

    @property
    def in_use(self) -> bool:
        """Whether a supervisor runs in this home."""
        lock = self.claim()
        if lock:
            lock.close()
        return lock is None
