#!/usr/bin/env python3
"""Loads the programme into a system in containers, through its gateway; a second time changes nothing."""

import os
import sys
from pathlib import Path

import httpx

from samverka_local.errors import SetupError
from samverka_local.home import Home
from samverka_local.seed import seed

CURE = "docker compose up --detach --wait, and then again"
gateway = os.environ["GATEWAY"]
try:
    seed(Home(Path("/signing")), gateway)
except SetupError as error:
    sys.exit(str(error))
except (httpx.TransportError, OSError) as error:
    sys.exit(f"The programme could not be loaded through {gateway}: {error}\n  Cure: {CURE}")
