"""A link that signs somebody in: once, soon, and in the browser that asked."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from gateway.domain.errors import LinkRefusedError
from gateway.domain.secret import is_same

GOOD_FOR = timedelta(minutes=15)
FIRST_GOOD_FOR = timedelta(hours=24)
"""The link for the very first member of staff is read off a terminal, and has no browser yet."""


@dataclass(frozen=True, slots=True)
class SignInLink:
    """Kept under the hash of its secret. Without an account it is the link for the first member of staff."""

    id: str
    version: int
    account_id: str | None
    browser: str | None
    go_to: str
    expires_at: datetime
    used_at: datetime | None = None

    def check(self, browser: str, now: datetime) -> None:
        """Raise LinkRefusedError with the reason: used, expired, other-browser."""
        if self.used_at is not None:
            raise LinkRefusedError("used")
        if now >= self.expires_at:
            raise LinkRefusedError("expired")
        if self.browser is not None and not is_same(browser, self.browser):
            raise LinkRefusedError("other-browser")

    def use(self, browser: str, now: datetime) -> "SignInLink":
        """Return it used. Raises LinkRefusedError."""
        self.check(browser, now)
        return replace(self, version=self.version + 1, used_at=now)
