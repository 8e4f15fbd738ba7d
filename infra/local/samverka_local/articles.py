"""The articles that the knowledge base begins with, as the bodies that the public API takes.

Each is a pair of files in `articles/`, Swedish and English: a heading (the title), a paragraph (the summary), the text.
`articles.json` says in which order they come, which tracks they concern, and where what they say is known from.
"""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("articles")
LANGUAGES = ("sv", "en")


def articles() -> list[dict[str, Any]]:
    """One body for each article, the first to be published first."""
    listed: list[dict[str, Any]] = json.loads((FOLDER / "articles.json").read_text(encoding="utf-8"))
    return [one | _texts(one["slug"]) for one in listed]


def _texts(slug: str) -> dict[str, dict[str, str]]:
    parts = {language: _parts(FOLDER / f"{slug}.{language}.md") for language in LANGUAGES}
    names = ("title", "summary", "body")
    return {name: {language: parts[language][place] for language in LANGUAGES} for place, name in enumerate(names)}


def _parts(file: Path) -> tuple[str, str, str]:
    title, summary, body = file.read_text(encoding="utf-8").split("\n\n", maxsplit=2)
    return title.removeprefix("# "), summary, body
