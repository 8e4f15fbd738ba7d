"""Which port is whose, and whether it is free."""

import random
import socket
from dataclasses import dataclass

import psutil

from .errors import SetupError

HOST = "127.0.0.1"
DEFAULT_BASE = 8000
FREE_RANGE = range(26_000, 32_000)  # below 32768, where outgoing connections take theirs
FREE_BASES = range(12_000, 26_000, 100)
A_BLOCK = 40


@dataclass(frozen=True)
class Ports:
    """The ports of one local system, counted from its base (the gateway's)."""

    base: int = DEFAULT_BASE

    def of(self, part: str) -> int:
        """The port of a part by its name."""
        return self.base + _OFFSETS[part]

    def of_instance(self, number: int) -> int:
        """The port of the n:th further instance (from 0) of any service."""
        return self.base + _FIRST_INSTANCE + number


_OFFSETS = {
    "gateway": 0,
    "registration": 1,
    "scheduling": 2,
    "notification": 3,
    "content": 4,
    "mailbox": 5,
    "mongodb": 6,
    "kafka": 7,
    "kafka-controller": 8,
}
_FIRST_INSTANCE = 20


def is_free(port: int) -> bool:
    """Whether a server could listen on this port now."""
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((HOST, port))
        except OSError:
            return False
    return True


def is_listening(port: int) -> bool:
    """Whether somebody answers on this port."""
    with socket.socket() as trial:
        trial.settimeout(1)
        return trial.connect_ex((HOST, port)) == 0


def free_port() -> int:
    """A port nobody uses now, below those of outgoing connections."""
    return next(port for port in random.sample(FREE_RANGE, len(FREE_RANGE)) if is_free(port))


def free_base() -> int:
    """A base with a block of free ports above it, for a whole system beside others."""
    bases = random.sample(FREE_BASES, len(FREE_BASES))
    return next(base for base in bases if all(is_free(port) for port in range(base, base + A_BLOCK)))


def holder(port: int) -> str:
    """Who listens on a port, in words, as far as this user may see it."""
    try:
        pid = next(
            c.pid for c in psutil.net_connections("tcp") if c.status == "LISTEN" and getattr(c.laddr, "port", 0) == port
        )
        return f"process {pid} ({psutil.Process(pid).name()})" if pid else "another user's process"
    except (StopIteration, psutil.Error):
        return "another process"


def require_free(port: int, part: str) -> None:
    """Refuse with the name of who holds the port, and the cure."""
    if not is_free(port):
        raise SetupError(
            f"Port {port} ({part}) is taken by {holder(port)}.",
            f"stop that process, or choose other ports: ./samverka up --port {port + 1000 - port % 1000}",
        )
