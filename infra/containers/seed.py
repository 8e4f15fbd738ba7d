#!/usr/bin/env python3
"""Loads the programme into a system in containers, through its gateway; a second time changes nothing."""

import os
import sys
from pathlib import Path

from samverka_local.errors import SetupError
from samverka_local.home import Home
from samverka_local.seed import seed

try:
    seed(Home(Path("/signing")), os.environ["GATEWAY"])
except SetupError as error:
    sys.exit(str(error))
