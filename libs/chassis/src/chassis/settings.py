"""Settings come from the environment (prefix `SAMVERKA_`), are typed, and are read once, at start."""

import socket
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


def _contracts_of_checkout() -> Path:
    """The contracts folder of the checkout this file lies in; images set SAMVERKA_CONTRACTS instead."""
    return next((up / "contracts" for up in Path(__file__).parents if (up / "contracts").is_dir()), Path("contracts"))


class Settings(BaseSettings):
    """What every part needs to know; a part that needs more adds fields in its own `wiring.py`."""

    model_config = SettingsConfigDict(env_prefix="SAMVERKA_", frozen=True, extra="ignore")

    http_host: str = Field("127.0.0.1", description="Address the HTTP server listens on.")
    http_port: int = Field(8000, ge=1, le=65535, description="Port the HTTP server listens on.")
    public_url: str = Field("http://127.0.0.1:8000", description="The gateway's public address; links start with it.")
    instance: str = Field(
        default_factory=socket.gethostname, description="Name of this process, different for each replica."
    )
    log_format: Literal["json", "console"] = Field("json", description="Form of the log lines.")
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="Least severe line logged.")


class StorageSettings(Settings):
    """What a part with a database needs besides."""

    mongodb_uri: str = Field(
        "mongodb://127.0.0.1:8006/?replicaSet=samverka", description="MongoDB address; a replica set."
    )
    mongodb_database: str = Field("", description="Database of this part; empty means the part's name.")


class ServiceSettings(StorageSettings):
    """What a service with facts needs besides."""

    token_keys: str = Field(
        "http://127.0.0.1:8000/.well-known/jwks.json",
        description="Where the public keys are that bearer tokens are checked with (JWKS): the gateway's address.",
    )
    kafka_bootstrap: str = Field("127.0.0.1:8007", description="Kafka bootstrap address, host:port[,host:port].")
    contracts: Path = Field(
        default_factory=_contracts_of_checkout, description="Folder with the contracts (topics, events, AsyncAPI)."
    )


class LinkSettings(ServiceSettings):
    """What a service needs besides whose things people open by link."""

    link_key_file: Path = Field(
        Path("link-key"), description="File with the secret that signs people's own links; each service has its own."
    )


def table(parts: Iterable[tuple[str, type[BaseSettings]]]) -> str:
    """Return a Markdown table of all settings: variable, default, who reads it, what it means."""
    rows: dict[str, tuple[str, str, list[str]]] = {}
    for part, settings in parts:
        for name, field in settings.model_fields.items():
            default = "" if field.default_factory else str(field.default if field.default is not None else "")
            row = rows.setdefault(f"SAMVERKA_{name.upper()}", (default, field.description or "", []))
            row[2].append(part)
    lines = ["| variable | default | read by | meaning |", "|---|---|---|---|"]
    for variable, (default, meaning, readers) in sorted(rows.items()):
        shown = f"`{default}`" if default else ""
        lines.append(f"| `{variable}` | {shown} | {', '.join(readers)} | {meaning} |")
    return "\n".join(lines) + "\n"
