"""The OpenAPI document of each service: asked from the service itself, committed, checked for being up to date."""

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from contracts.catalog import Catalog, read_json, written_json
from contracts.findings import Finding

SERVICES = ("content", "notification", "registration", "scheduling")
PATIENCE = 60.0  # seconds for a service to print its document


class ServiceSilentError(Exception):
    """A service did not print its OpenAPI document."""


def offered_document(service: str) -> str:
    """The OpenAPI document the service offers today, as its file is written. Raises ServiceSilentError."""
    command = [sys.executable, "-m", service, "openapi"]
    with TemporaryDirectory() as folder:
        environment = os.environ | stand_ins(Path(folder))
        done = subprocess.run(  # noqa: S603 - our own services
            command, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    if done.returncode:
        raise ServiceSilentError(f"`python -m {service} openapi` ended with {done.returncode}: {done.stderr[-2000:]}")
    return written_json(json.loads(done.stdout))


def stand_ins(folder: Path) -> dict[str, str]:
    """Settings without which a service does not start, and which its document does not depend on."""
    key = folder / "link-key"
    key.write_text("signs nothing", encoding="ascii")
    return {"SAMVERKA_LINK_KEY_FILE": str(key)}


def http_path(catalog: Catalog, service: str) -> Path:
    """Where the service's document is kept."""
    return catalog.root / "http" / f"{service}.json"


def write_document(catalog: Catalog, service: str) -> None:
    """Asks the service for its document and keeps it."""
    path = http_path(catalog, service)
    path.parent.mkdir(exist_ok=True)
    path.write_text(offered_document(service), encoding="utf-8")


def http_findings(catalog: Catalog, services: tuple[str, ...] = SERVICES) -> list[Finding]:
    """Services whose committed document is missing or not what they offer."""
    return [finding for service in services for finding in _service(catalog, service)]


def _service(catalog: Catalog, service: str) -> list[Finding]:
    path, subject, mend = http_path(catalog, service), f"http/{service}", f"python -m contracts http {service}"
    if not path.exists():
        return [Finding(subject, "there is no document", mend)]
    try:
        if json.loads(offered_document(service)) != read_json(path):
            return [Finding(subject, "the service offers something else than the document says", mend)]
    except ServiceSilentError as error:
        return [Finding(subject, str(error), f"make `python -m {service} openapi` print the document")]
    return []
