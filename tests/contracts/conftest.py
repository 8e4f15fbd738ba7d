"""Makes the contracts, which lie beside the parts and not in them, importable, and gives a copy that may be spoilt."""

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from contracts.catalog import HERE, Catalog  # noqa: E402 - the path comes first

Json = dict[str, Any]


@pytest.fixture
def catalog() -> Catalog:
    return Catalog()


@pytest.fixture
def copy(tmp_path: Path) -> Catalog:
    """A copy of all contracts, to be changed by one test."""
    return Catalog(shutil.copytree(HERE, tmp_path / "contracts", ignore=shutil.ignore_patterns("*.py", "__pycache__")))


@pytest.fixture
def rewrite() -> Callable[[Path, Callable[[Json], object]], None]:
    """Changes one JSON file in place."""

    def change(path: Path, edit: Callable[[Json], object]) -> None:
        content = json.loads(path.read_text(encoding="utf-8"))
        edit(content)
        path.write_text(json.dumps(content), encoding="utf-8")

    return change
