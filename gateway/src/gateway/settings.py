"""What the gateway needs to know."""

from pathlib import Path

from pydantic import Field

from chassis.settings import StorageSettings


class GatewaySettings(StorageSettings):
    """Where the services are. Several addresses of one service are separated by commas."""

    registration_url: str = Field("http://127.0.0.1:8001", description="Addresses of registration.")
    scheduling_url: str = Field("http://127.0.0.1:8002", description="Addresses of scheduling.")
    notification_url: str = Field("http://127.0.0.1:8003", description="Addresses of notification.")
    content_url: str = Field("http://127.0.0.1:8004", description="Addresses of content.")
    trusted_proxies: str = Field(
        "",
        description="Addresses or networks of the proxies before the gateway, separated by commas; their "
        "`X-Forwarded-For` and `X-Forwarded-Proto` are believed, nobody else's are.",
    )
    mailbox: Path | None = Field(None, description="Maildir to show at /mailbox; for local runs only.")

    def addresses(self) -> dict[str, list[str]]:
        """Return each service's addresses."""
        names = ("registration", "scheduling", "notification", "content")
        return {name: [one.strip() for one in getattr(self, f"{name}_url").split(",")] for name in names}
