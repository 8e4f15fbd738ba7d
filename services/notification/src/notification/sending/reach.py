"""Whether the mail server can be reached. While it cannot, nothing is taken but now and then one message, to try."""

import time

from prometheus_client import Gauge

from chassis.logs import log

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 15.0
AWAY = Gauge("samverka_mail_server_away", "1 while the mail server cannot be reached.")


class Reach:
    """Remembers how often in a row the server was away, and until when nobody tries."""

    def __init__(self) -> None:
        self._failures = 0
        self._until = 0.0
        self.reason: str | None = None

    @property
    def pause(self) -> float:
        """Seconds until the next try; 0 when there is nothing to wait for."""
        return max(0.0, self._until - time.monotonic())

    @property
    def is_doubtful(self) -> bool:
        """Whether the last try failed."""
        return self._failures > 0

    def found(self) -> None:
        """Note that the server answers."""
        if self._failures:
            log.info("mail server is back")
        self._failures = 0
        self._until = 0.0
        AWAY.set(0)

    def missed(self, reason: str) -> None:
        """Note that the server was away; several who find out at the same time count as one."""
        if self.pause:
            return
        self._failures += 1
        self.reason = reason
        self._until = time.monotonic() + min(FIRST_PAUSE * 2**self._failures, LONGEST_PAUSE)
        AWAY.set(1)
        log.warning("mail server is away", reason=reason, tries=self._failures)
