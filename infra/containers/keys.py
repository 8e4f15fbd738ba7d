#!/usr/bin/env python3
"""The keys of a system in containers.

`keys.py make` makes what is missing, `keys.py rotate` a new key that signs tokens, `keys.py token ROLE` a token.

Each folder is a volume of its own, so that a part is given the keys it needs and no others: the gateway gets those that
sign tokens and publishes their public parts, and each service has its own key for people's own links.
"""

import argparse
import os
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

from gateway.signing_keys import rotate
from samverka_local import keys
from samverka_local.home import Home

HOME = Home(Path("/signing"))
SIGNING = Path("/signing-keys")
LINKS = Path("/link-keys")
PART = 10001  # the user that our images run as


def make() -> None:
    """Make what is missing and lay each key where its readers find it; raises OSError when a volume is not there."""
    keys.ensure_keys(HOME)
    kept = {file.name for file in keys.signing_keys(HOME).glob("*.pem")}
    for name in kept:
        _give(keys.signing_keys(HOME) / name, SIGNING / name, 0o400)
    for dropped in (file for file in SIGNING.glob("*.pem") if file.name not in kept):
        dropped.unlink()
    for service in keys.LINKING:
        _give(keys.link_key(HOME, service), LINKS / service / "link-key", 0o400)


def _give(source: Path, target: Path, mode: int) -> None:
    """Put a copy in its place at once: parts may be reading it, for this runs before every errand."""
    new = target.with_suffix(".new")
    shutil.copyfile(source, new)
    new.chmod(mode)
    os.chown(new, PART, PART)
    new.replace(target)


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("make")
    commands.add_parser("rotate")
    token = commands.add_parser("token")
    token.add_argument("role", choices=keys.ROLES)
    token.add_argument("--municipality", action="append", default=[])
    chosen = parser.parse_args()
    if chosen.command != "token":
        if chosen.command == "rotate":
            rotate(keys.signing_keys(HOME), datetime.now(UTC))
        make()
        return
    try:
        sys.stdout.write(keys.token(HOME, chosen.role, chosen.municipality) + "\n")
    except OSError as error:
        sys.exit(f"There is no key to sign with: {error}\n  Cure: docker compose up --detach --wait, and then again")


main()
