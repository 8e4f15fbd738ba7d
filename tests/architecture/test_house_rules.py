"""House rules that no linter says: how long files and functions are, what things are called, the same rooms."""

import ast
import re
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ("libs", "gateway", "services", "infra", "contracts", "benchmarks")
NOT_OURS = frozenset({".git", ".samverka", ".venv", "node_modules", "__pycache__"})
LONGEST_FILE = 249  # fewer than 250
LONGEST_FUNCTION = 50
MOST_FUNCTIONS = 20  # nine of ten functions are shorter
RIDDLES = frozenset({"util", "utils", "helper", "helpers", "common", "manager", "managers", "misc", "dto", "dtos"})
SERVICES = ("registration", "scheduling", "notification", "content")
ROOMS = ("domain", "use_cases", "web", "messaging", "storage")
MORE_ROOMS = {
    "notification": {"mail", "sending", "templates"},  # the mail server is its second outside world
    "content": {"rendering"},  # Markdown as pages, feeds and the search need it
    "registration": {"rendering", "reading"},  # lists as files for spreadsheets, and files of people
}
TEXTS = frozenset({".py", ".md", ".toml", ".yaml", ".yml", ".json", ".txt", ".html", ".css", ".js", ".sh", ".lock", ""})
# Written backwards, for this file is read as well.
HOSTS = tuple(
    backwards[::-1]
    for backwards in (
        "gro.ipyp",
        "gro.detsohnohtyp",
        "gro.nevam.1oper",
        "gro.ehcapa.nevam.oper",
        "gro.sjmpn.yrtsiger",
        "gro.naibed.bed",
        "gro.naibed.ytiruces",
        "moc.utnubu.evihcra",
    )
)


def files(*places: str, suffix: str = ".py") -> list[Path]:
    """All files of ours with this ending below the places, or below the root."""
    roots = [ROOT / place for place in places] or [ROOT]
    found = [path for root in roots for path in root.rglob(f"*{suffix}") if path.is_file()]
    return sorted(path for path in found if is_ours(path))


def is_ours(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts
    return NOT_OURS.isdisjoint(parts) and not any(part.endswith(("_cache", ".egg-info")) for part in parts)


def lengths(source: str) -> Iterator[tuple[str, int]]:
    """Each function with the lines of its body, the docstring not counted."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
            yield node.name, (body[-1].end_lineno or 0) - body[0].lineno + 1


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


def has_riddle(name: str) -> bool:
    """Whether a file's or a folder's name says nothing about what is in it."""
    return name == "service" or not RIDDLES.isdisjoint(name.lower().split("_"))


def test_files_are_short() -> None:
    long = {shown(path): len(path.read_text(encoding="utf-8").splitlines()) for path in files(*PRODUCT, "tests")}
    assert {name: lines for name, lines in long.items() if lines > LONGEST_FILE} == {}


def test_no_function_is_long() -> None:
    found = [(shown(path), *each) for path in files(*PRODUCT, "tests") for each in lengths(path.read_text("utf-8"))]
    assert [each for each in found if each[2] > LONGEST_FUNCTION] == []


def test_most_functions_are_very_short() -> None:
    found = [lines for path in files(*PRODUCT) for _, lines in lengths(path.read_text(encoding="utf-8"))]
    assert statistics.median(found) <= 6
    assert statistics.quantiles(found, n=10)[8] < MOST_FUNCTIONS


def test_length_of_a_function_is_counted_without_its_docstring() -> None:
    source = 'def one():\n    """What.\n\n    More.\n    """\n    a = 1\n\n    return a\n'
    assert list(lengths(source)) == [("one", 3)]


def test_names_of_files_say_what_is_in_them() -> None:
    names = {shown(path) for path in files(*PRODUCT, "tests") if any(has_riddle(name) for name in path_names(path))}
    assert names == set()


def path_names(path: Path) -> list[str]:
    return [*path.relative_to(ROOT).parts[:-1], path.stem]


@pytest.mark.parametrize("name", ["utils", "http_helpers", "common", "session_manager", "service", "attendee_dto"])
def test_name_is_a_riddle(name: str) -> None:
    assert has_riddle(name)


@pytest.mark.parametrize("name", ["services", "register_attendee", "commonly", "unit_of_work"])
def test_name_is_no_riddle(name: str) -> None:
    assert not has_riddle(name)


def test_no_registry_is_named() -> None:
    texts = [path for path in files(suffix="") if path.suffix in TEXTS]
    assert len(texts) > 50
    assert [shown(path) for path in texts if names_a_registry(path)] == []


def names_a_registry(path: Path) -> bool:
    text = path.read_text(encoding="utf-8", errors="replace").lower()
    return any(host in text for host in HOSTS)


def test_registry_in_a_text_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text(f"https://files.{HOSTS[1]}/simple", encoding="utf-8")
    assert names_a_registry(tmp_path / "x.md")


@pytest.mark.parametrize("service", SERVICES)
def test_service_has_the_same_rooms_as_the_others(service: str) -> None:
    home = ROOT / "services" / service
    wanted = ["README.md", "pyproject.toml", "Dockerfile"]
    wanted += [f"src/{service}/{name}" for name in ("__init__.py", "__main__.py", "wiring.py", "py.typed")]
    wanted += [f"src/{service}/{room}/__init__.py" for room in ROOMS]
    assert [name for name in wanted if not (home / name).is_file()] == []
    rooms = {path.name for path in (home / "src" / service).iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert rooms == set(ROOMS) | MORE_ROOMS.get(service, set())


@pytest.mark.parametrize("service", SERVICES)
def test_use_case_is_a_verb_and_a_noun_in_a_file_of_its_own(service: str) -> None:
    names = [path.stem for path in (ROOT / "services" / service / "src" / service / "use_cases").glob("*.py")]
    assert [name for name in names if name != "__init__" and not re.fullmatch(r"[a-z]+(_[a-z]+)+", name)] == []


def test_links_between_documents_lead_somewhere() -> None:
    link = re.compile(r"\]\((?!https?:|#|mailto:|<)([^)#\s]+)")
    broken = [
        f"{shown(path)}: {target}"
        for path in files(suffix=".md")
        for target in link.findall(path.read_text(encoding="utf-8"))
        if not (path.parent / target).exists()
    ]
    assert broken == []
