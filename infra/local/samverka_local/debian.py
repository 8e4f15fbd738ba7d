"""Debian packages, installed where we may and named where we may not."""

import os
import shutil
from pathlib import Path

from . import process
from .errors import SetupError


def may_install() -> bool:
    """Whether this user may install Debian packages here."""
    return shutil.which("apt-get") is not None and os.geteuid() == 0


def install(package: str, log: Path) -> None:
    """Install one package, fetching the package lists first when they are missing or too old to serve."""
    if not may_install():
        raise SetupError(f"The Debian package {package} is missing.", f"sudo apt-get install {package}")
    log.parent.mkdir(parents=True, exist_ok=True)
    if not (_install(package, log) or (_update(log) and _install(package, log))):
        raise SetupError(f"The Debian package {package} could not be installed.", f"read {log}; is there a network?")


def _install(package: str, log: Path) -> bool:
    return _apt_get(log, "install", "-y", "--no-install-recommends", package)


def _update(log: Path) -> bool:
    return _apt_get(log, "update")


def _apt_get(log: Path, *arguments: str) -> bool:
    command = ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=300", *arguments]
    return process.run(command, env={"DEBIAN_FRONTEND": "noninteractive"}, log=log) == 0
