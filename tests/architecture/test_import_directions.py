"""Imports go the agreed way, and each agreement is shown by an import that it refuses in an empty copy of the parts."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SERVICES = ("registration", "scheduling", "notification", "content")
ROOMS = ("domain", "use_cases", "web", "messaging", "storage")
PATIENCE = 120.0  # seconds

REFUSED = {
    "service imports another service": ("registration/web", "import scheduling.domain", "knows no other service"),
    "service imports the gateway": ("content/web", "import gateway", "knows no other service"),
    "gateway imports a service": ("gateway", "import registration.web", "nobody knows the gateway"),
    "chassis imports a service": ("chassis", "from registration.domain import rules", "technique only"),
    "chassis imports the local stack": ("chassis/storage", "import samverka_local", "technique only"),
    "service imports the local stack": ("notification/web", "import samverka_local", "neither the local stack"),
    "service imports the contract checks": ("notification/messaging", "import contracts", "nor the contract checks"),
    "domain imports a use case": ("registration/domain", "import registration.use_cases", "from the door inwards"),
    "use case imports web": ("registration/use_cases", "import registration.web", "from the door inwards"),
    "use case imports wiring": ("registration/use_cases", "import registration.wiring", "from the door inwards"),
    "storage imports a use case": ("content/storage", "import content.use_cases", "from the door inwards"),
    "web imports messaging": ("notification/web", "import notification.messaging", "from the door inwards"),
    "domain imports pydantic": ("registration/domain", "import pydantic", "The domain knows no framework"),
    "domain imports the chassis": ("scheduling/domain", "import chassis", "The domain knows no framework"),
    "use case imports FastAPI": ("registration/use_cases", "import fastapi", "no web, no broker, no database"),
    "storage imports Motor": ("registration/storage", "import motor.motor_asyncio", "touched in chassis.storage alone"),
    "chassis imports PyMongo elsewhere": ("chassis", "from pymongo import errors", "touched in chassis.storage alone"),
    "service imports aiokafka": ("notification/messaging", "import aiokafka", "touched in chassis.messaging alone"),
    "storage of the chassis imports FastStream": ("chassis/storage", "import faststream", "chassis.messaging alone"),
}
ALLOWED = {
    "chassis.storage imports Motor": ("chassis/storage", "import motor, pymongo, bson"),
    "chassis.messaging imports FastStream": ("chassis/messaging", "import faststream, aiokafka"),
    "use case imports storage and domain": (
        "registration/use_cases",
        "import registration.storage, registration.domain, chassis.storage",
    ),
    "web imports use cases": ("registration/web", "import registration.use_cases, chassis, fastapi"),
    "gateway imports the chassis": ("gateway", "import chassis, fastapi"),
}


def lint(folder: Path) -> str:
    """What import-linter says about the parts that are found first from a folder; empty when all keep to the rules."""
    command = [
        str(Path(sys.executable).with_name("lint-imports")),
        "--no-cache",
        "--config",
        str(ROOT / ".importlinter"),
    ]
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    return done.stdout + done.stderr if done.returncode else ""


@pytest.fixture
def parts(tmp_path: Path) -> Path:
    """All parts with all their rooms, empty."""
    rooms = [f"{service}/{room}" for service in SERVICES for room in ROOMS]
    for package in [*rooms, "chassis/storage", "chassis/messaging", "gateway", "samverka_local", "contracts"]:
        for folder in [tmp_path / package, *(tmp_path / package).parents]:
            if folder.is_relative_to(tmp_path) and folder != tmp_path:
                folder.mkdir(parents=True, exist_ok=True)
                (folder / "__init__.py").touch()
    for service in SERVICES:
        (tmp_path / service / "wiring.py").touch()
        (tmp_path / service / "__main__.py").touch()
    (tmp_path / "registration/domain/rules.py").touch()
    return tmp_path


def test_all_parts_keep_to_the_import_directions() -> None:
    told = lint(ROOT)
    assert not told, told


@pytest.mark.parametrize("case", REFUSED)
def test_refused_when(case: str, parts: Path) -> None:
    place, line, agreement = REFUSED[case]
    (parts / place / "wrong.py").write_text(f"{line}\n", encoding="utf-8")
    _, found, broken = lint(parts).partition("Broken contracts")
    assert found
    assert agreement in " ".join(broken.split())


@pytest.mark.parametrize("case", ALLOWED)
def test_allowed_when(case: str, parts: Path) -> None:
    place, line = ALLOWED[case]
    (parts / place / "right.py").write_text(f"{line}\n", encoding="utf-8")
    assert lint(parts) == ""
