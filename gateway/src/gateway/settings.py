"""What the gateway needs to know."""

from pathlib import Path

from pydantic import Field

from chassis.settings import StorageSettings
from gateway.provider import Provider


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
    signing_keys: Path = Field(
        Path("signing-keys"), description="Folder with the keys that sign tokens, shared by the gateway's instances."
    )
    oidc_issuer: str = Field("", description="Identity provider to sign in with (OpenID Connect); empty means none.")
    oidc_client_id: str = Field("", description="What the gateway is called there.")
    oidc_client_secret_file: Path | None = Field(None, description="File with the gateway's secret there.")
    oidc_name: str = Field("", description="What people call the provider; stands on the button.")
    oidc_roles: Path | None = Field(None, description="JSON file that says which claims give which roles.")
    hosts: str = Field(
        "",
        description="Names (with port) that the gateway answers to besides that of its public address, separated by "
        "commas; for neighbours that ask under another.",
    )
    limits: str = Field(
        "",
        description="Rate limits other than the usual ones, as `name=amount/time` separated by commas, for instance "
        "`read=9000/minute`; the names are in docs/operations.md.",
    )
    contact_email: str = Field(
        "gr@goteborgsregionen.se",
        description="Where people can write to us; shown at the foot of every page and in the accessibility statement.",
    )
    mailbox: Path | None = Field(None, description="Maildir to show at /mailbox; for local runs only.")

    def addresses(self) -> dict[str, list[str]]:
        """Return each service's addresses."""
        names = ("registration", "scheduling", "notification", "content")
        return {name: [one.strip() for one in getattr(self, f"{name}_url").split(",")] for name in names}

    def provider(self) -> Provider | None:
        """Return the identity provider, if there is one."""
        if not self.oidc_issuer:
            return None
        file = self.oidc_client_secret_file
        secret = file.read_text(encoding="utf-8").strip() if file else ""
        return Provider(self.oidc_issuer, self.oidc_client_id, secret, self.oidc_name, self.oidc_roles)
