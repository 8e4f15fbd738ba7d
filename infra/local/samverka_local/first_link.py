"""The one-time link by which the first member of staff comes in; a system starts without any account."""

import os
import subprocess
import sys

from .errors import SetupError
from .parts import Layout, gateway_settings
from .status import mongodb_uri


def first_link(layout: Layout) -> str | None:
    """Return a new link; None where there is staff already. Raises SetupError where the gateway cannot make one."""
    command = [sys.executable, "-m", "gateway", "first-link"]
    its = os.environ | gateway_settings(layout, mongodb_uri(layout))
    done = subprocess.run(command, env=its, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise SetupError(f"There is no link to come in by:\n{done.stderr[-1000:]}", "./samverka status")
    last = done.stdout.strip().splitlines()[-1]
    return last if last.startswith("http") else None
