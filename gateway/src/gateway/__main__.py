"""What `python -m gateway` understands."""

import argparse
import asyncio
import sys

import uvicorn

from chassis import logs
from gateway.settings import GatewaySettings
from gateway.wiring import application, migrate


def main() -> int:
    """Do what the command line says; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m gateway")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("serve", help="the pages and the door to the API")
    commands.add_parser("migrate", help="make the indexes of the gateway's own database")
    chosen = parser.parse_args()
    settings = GatewaySettings()
    logs.set_up("gateway", settings.log_format, settings.log_level)
    if chosen.command == "migrate":
        asyncio.run(migrate(settings))
    else:
        _serve(settings)
    return 0


def _serve(settings: GatewaySettings) -> None:
    """Serve until told to stop."""
    uvicorn.run(
        application(settings),
        host=settings.http_host,
        port=settings.http_port,
        access_log=False,
        log_config=None,
        server_header=False,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=settings.trusted_proxies,
        timeout_graceful_shutdown=10,
    )


sys.exit(main())
