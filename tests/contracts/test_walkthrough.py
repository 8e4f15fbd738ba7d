"""The walkthrough follows a registration and a consultation: each file and each name it gives exists."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WALKTHROUGH = ROOT / "docs" / "walkthrough.md"
NAMED = re.compile(r"`([\w./-]+\.\w+)(?::([\w.]+))?`")
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")


def names_defined_in(path: Path) -> set[str]:
    """Functions, classes, methods (`Class.method`) and assigned names of one Python file."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(node.name)
            inner = node.body if isinstance(node, ast.ClassDef) else []
            found |= {
                f"{node.name}.{each.name}" for each in inner if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)
            }
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
    return found


def wrong_names(text: str) -> list[str]:
    """The files and names in a text that do not exist."""
    wrong = [link for link in LINK.findall(text) if not (WALKTHROUGH.parent / link).exists()]
    for file, name in NAMED.findall(text):
        path = ROOT / file
        if "/" in file and not path.is_file():
            wrong.append(file)
        elif name and (not path.is_file() or not is_named(path, name)):
            wrong.append(f"{file}:{name}")
    return wrong


def is_named(path: Path, name: str) -> bool:
    return name in names_defined_in(path) if path.suffix == ".py" else name in path.read_text(encoding="utf-8")


def test_walkthrough_names_only_what_exists() -> None:
    assert wrong_names(WALKTHROUGH.read_text(encoding="utf-8")) == []


def test_walkthrough_goes_through_the_rooms() -> None:
    text = WALKTHROUGH.read_text(encoding="utf-8")
    for service in ("registration", "scheduling"):
        for room in ("web", "use_cases", "domain", "messaging"):
            assert f"{service}/{room}" in text
    for place in ("gateway/", "libs/chassis", "notification/messaging"):
        assert place in text
    assert len(NAMED.findall(text)) >= 10


def test_wrong_name_in_a_walkthrough_is_noticed() -> None:
    text = (
        "See `contracts/no.py`, `contracts/catalog.py:nothing`, [here](../no.md) and `contracts/catalog.py:read_topic`"
    )
    assert wrong_names(text) == ["../no.md", "contracts/no.py", "contracts/catalog.py:nothing"]
