"""`python -m gateway serve`."""

import argparse

import uvicorn

from chassis import logs
from gateway.settings import GatewaySettings
from gateway.wiring import application


def main() -> None:
    """Serve until told to stop."""
    parser = argparse.ArgumentParser(prog="python -m gateway")
    parser.add_argument("command", choices=("serve",))
    parser.parse_args()
    settings = GatewaySettings()
    logs.set_up("gateway", settings.log_format, settings.log_level)
    uvicorn.run(
        application(settings),
        host=settings.http_host,
        port=settings.http_port,
        access_log=False,
        log_config=None,
        server_header=False,
        timeout_graceful_shutdown=10,
    )


main()
