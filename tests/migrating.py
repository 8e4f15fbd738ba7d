"""A part's indexes and topics, made by the tests' own process: a process for each would take longer than the work."""

import asyncio
from collections.abc import Coroutine, Mapping
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from typing import Any

from chassis import running
from gateway import wiring
from gateway.settings import GatewaySettings

PREFIX = "SAMVERKA_"


def migrate(part: str, environment: Mapping[str, str]) -> None:
    """Do what `python -m <part> migrate` does under this environment."""
    with ThreadPoolExecutor(1) as beside:  # this thread has a loop already
        beside.submit(asyncio.run, _migration(part, environment)).result()


def _migration(part: str, environment: Mapping[str, str]) -> Coroutine[Any, Any, None]:
    given = {name.removeprefix(PREFIX).lower(): value for name, value in environment.items()}
    if part == "gateway":
        return wiring.migrate(GatewaySettings(**_known(GatewaySettings, given)))
    service = import_module(f"{part}.wiring").SERVICE
    return running.migrate(service, service.settings(**_known(service.settings, given)))


def _known(settings: Any, given: Mapping[str, str]) -> dict[str, Any]:
    return {name: value for name, value in given.items() if name in settings.model_fields}
