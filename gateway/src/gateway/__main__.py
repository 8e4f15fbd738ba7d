"""What `python -m gateway` understands."""

import argparse
import asyncio
import json
import sys
from collections.abc import Callable, Mapping

import uvicorn

from chassis import logs
from chassis.clock import now
from gateway.edge.heads import BoundedHeads
from gateway.settings import GatewaySettings
from gateway.signing_keys import rotate
from gateway.wiring import application, first_link, migrate, verify_audit


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(prog="python -m gateway")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("serve", help="the pages and the door to the API")
    commands.add_parser("migrate", help="make the indexes of the gateway's own database")
    commands.add_parser("first-link", help="print the link for the first member of staff, while there is none")
    commands.add_parser("rotate-keys", help="make a new key that signs tokens, and drop those that are done with")
    audit = commands.add_parser("audit", help="the log of who did what")
    audit.add_argument("what", choices=("verify",), help="whether every entry is as it was written")
    chosen = parser.parse_args()
    settings = GatewaySettings()
    logs.set_up("gateway", settings.log_format, settings.log_level)
    COMMANDS[chosen.command](settings)


def _serve(settings: GatewaySettings) -> None:
    """Serve until told to stop."""
    uvicorn.run(
        application(settings),
        host=settings.http_host,
        port=settings.http_port,
        access_log=False,
        log_config=None,
        server_header=False,
        http=BoundedHeads,
        ws="none",
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=settings.trusted_proxies,
        timeout_graceful_shutdown=10,
    )


def _first_link(settings: GatewaySettings) -> None:
    print(asyncio.run(first_link(settings)) or "There is staff already.")


def _rotate(settings: GatewaySettings) -> None:
    made, dropped = rotate(settings.signing_keys, now())
    print(json.dumps({"made": made, "dropped": dropped}))


def _verify(settings: GatewaySettings) -> None:
    """Print the end of the log, to be kept elsewhere, or the first entry that is wrong, and leave with 1."""
    last, wrong = asyncio.run(verify_audit(settings))
    found = {"wrong": wrong.number, "why": wrong.why} if wrong else {}
    print(json.dumps({"entries": last.number, "hash": last.hash, **found}))
    sys.exit(1 if wrong else 0)


COMMANDS: Mapping[str, Callable[[GatewaySettings], None]] = {
    "serve": _serve,
    "migrate": lambda settings: asyncio.run(migrate(settings)),
    "first-link": _first_link,
    "rotate-keys": _rotate,
    "audit": _verify,
}

main()
