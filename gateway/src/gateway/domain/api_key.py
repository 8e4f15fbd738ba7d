"""An API key: with it a program of somebody else's asks, for what its scopes name and no more."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

START = "smv"


@dataclass(frozen=True, slots=True)
class ApiKey:
    """Shown once as `smv_<id>_<secret>`, kept as a hash. `used_on` is the last day of use (ISO 8601)."""

    id: str
    version: int
    name: str
    scopes: tuple[str, ...]
    secret: str
    made_by: str
    made_at: datetime
    expires_at: datetime | None = None
    withdrawn_at: datetime | None = None
    used_on: str | None = None

    def is_good(self, now: datetime) -> bool:
        """Whether it opens anything now."""
        return self.withdrawn_at is None and (self.expires_at is None or now < self.expires_at)

    def withdraw(self, now: datetime) -> "ApiKey":
        """Return it withdrawn, for good."""
        return replace(self, version=self.version + 1, withdrawn_at=self.withdrawn_at or now)

    def use(self, day: str) -> "ApiKey":
        """Return it after it was used on this day."""
        return replace(self, version=self.version + 1, used_on=day)


def shown(id: str, secret: str) -> str:  # noqa: A002 - the key's own word
    """Return what the integrator is given."""
    return f"{START}_{id}_{secret}"


def parts_of(credential: str) -> tuple[str, str] | None:
    """Return the id and the secret of something that looks like an API key."""
    start, _, rest = credential.partition("_")
    id_, _, secret = rest.partition("_")
    return (id_, secret) if start == START and id_ and secret else None


SCOPES: Mapping[str, tuple[str, str]] = {
    "statistics:read": ("Läsa statistik", "Read statistics"),
    "people:read": ("Läsa vilka som är anmälda och bokade", "Read who is registered and booked"),
    "content:write": ("Skriva artiklar", "Write articles"),
}
