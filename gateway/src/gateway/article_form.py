"""The form by which an editor writes an article in two languages: its fields, and the body it becomes."""

from collections.abc import Iterable
from typing import Any

from gateway.desk import Refusal
from gateway.forms import Form
from gateway.pages.articles import TRACKS

PARTS = ("title", "summary", "body")
LANGUAGES = ("sv", "en")
FIELDS = (*(f"{part}_{language}" for language in LANGUAGES for part in PARTS), "sources", "version")
ERRORS = {
    "title_sv": "write_error_title",
    "summary_sv": "write_error_summary",
    "body_sv": "write_error_body",
    "title_en": "write_error_title",
    "summary_en": "write_error_summary",
    "body_en": "write_error_body",
    "sources": "write_error_sources",
}
RULES = {"english-incomplete": ("title_en", "write_error_english"), "slug-taken": ("title_sv", "write_error_taken")}
Json = dict[str, Any]


def written(article: Json) -> Form:
    """Return the form of an article that is there."""
    known = {f"{part}_{language}": article[part][language] or "" for part in PARTS for language in LANGUAGES}
    sources = "\n".join(f"{one['title']} {one['url'] or ''}".strip() for one in article["sources"])
    form = Form.empty(FIELDS, known | {"sources": sources, "version": str(article["version"])})
    form.chosen = frozenset(article["tracks"])
    return form


def checked(form: Form) -> Form:
    """Return the form with what is wrong: Swedish is needed, English is all of it or nothing."""
    for part in PARTS:
        form.need(f"{part}_sv", ERRORS[f"{part}_sv"])
    english = [form[f"{part}_en"] for part in PARTS]
    if any(english) and not all(english):
        for part in PARTS:
            form.need(f"{part}_en", "write_error_english")
    form.chosen &= frozenset(TRACKS)
    return form


def as_body(form: Form) -> Json:
    """Return the body for content; without English, nothing of it is there."""
    texts = {part: {language: form[f"{part}_{language}"] or None for language in LANGUAGES} for part in PARTS}
    tracks = [track for track in TRACKS if track in form.chosen]
    return texts | {"tracks": tracks, "sources": list(_sources(form["sources"].splitlines()))}


def _sources(lines: Iterable[str]) -> Iterable[Json]:
    """Yield the source of each line: the word that is an address, and the rest as its title."""
    for line in filter(None, (one.strip() for one in lines)):
        words = line.split()
        url = words.pop() if "://" in words[-1] else None
        yield {"title": " ".join(words) or url, "url": url}


def refuse(form: Form, refusal: Refusal) -> None:
    """Take over what content did not accept."""
    for one in refusal.fields:
        words = one.split(".")
        named = next((word for word in words if word in (*PARTS, "sources")), "sources")
        language = next((word for word in words if word in LANGUAGES), "sv")
        field = named if named == "sources" else f"{named}_{language}"
        form.errors[field] = "write_error_long" if named != "sources" else ERRORS["sources"]
    if not form.errors and refusal.rule in RULES:
        field, text = RULES[refusal.rule]
        form.errors[field] = text
