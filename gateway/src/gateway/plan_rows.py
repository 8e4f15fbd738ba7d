"""The rows of the planning form: sessions of the day, and questions to those who register; empty rows are left out."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from starlette.datastructures import FormData

from gateway.dates import HERE, moment_of
from gateway.forms import Form
from gateway.registration_form import SECTORS

MOST = 40
"""As many sessions as registration takes; it takes fewer questions."""
EMPTY = 2
"""How many empty rows are shown after those that are filled in."""
SESSION = ("id", "title_sv", "title_en", "on", "starts", "ends", "capacity", "room")
QUESTION = ("id", "label_sv", "label_en", "kind", "required", "choices", *(f"sector-{one}" for one in SECTORS))
KINDS = ("text", "choice", "yes-no", "number")
Json = dict[str, Any]
_NUMBER = re.compile(r"\d{1,6}", re.ASCII)


def is_number(text: str) -> bool:
    """Tell whether somebody wrote a number of places or hours."""
    return _NUMBER.fullmatch(text) is not None


def names(sessions: int, questions: int) -> tuple[str, ...]:
    """Return the names of the fields of so many rows, and of the empty ones after them."""
    rows = [f"session-{row}-{name}" for row in range(min(MOST, sessions + EMPTY)) for name in SESSION]
    rows += [f"question-{row}-{name}" for row in range(min(MOST, questions + EMPTY)) for name in QUESTION]
    return tuple(rows)


def counts(sent: FormData) -> tuple[int, int]:
    """Return how many rows were sent."""
    return _count(sent, "session-{}-title_sv"), _count(sent, "question-{}-label_sv")


def _count(sent: FormData, name: str) -> int:
    return sum(bool(str(sent.get(name.format(row), "")).strip()) for row in range(MOST))


def known(conference: Mapping[str, Any]) -> dict[str, str]:
    """Return the rows of a conference."""
    values = dict.fromkeys(names(len(conference["sessions"]), len(conference["questions"])), "")
    first_day = _day(conference["starts_at"])
    for row, one in enumerate(conference["sessions"]):
        values |= {f"session-{row}-{name}": text for name, text in _session(one, first_day).items()}
    for row, one in enumerate(conference["questions"]):
        values |= {f"question-{row}-{name}": text for name, text in _question(one).items()}
    return values


def _session(one: Mapping[str, Any], first_day: str) -> dict[str, str]:
    clock = {name: _clock(one[f"{name}_at"]) for name in ("starts", "ends")}
    day = _day(one["starts_at"])
    said = {"id": one["id"], "capacity": str(one["capacity"] or ""), "room": one["room"] or ""}
    said |= {"on": "" if day == first_day else day}
    return said | clock | {"title_sv": one["title"]["sv"], "title_en": one["title"]["en"]}


def _day(moment: str) -> str:
    return f"{datetime.fromisoformat(moment).astimezone(HERE):%Y-%m-%d}"


def _clock(moment: str) -> str:
    return f"{datetime.fromisoformat(moment).astimezone(HERE):%H:%M}"


def _question(one: Mapping[str, Any]) -> dict[str, str]:
    choices = "\n".join(f"{each['label']['sv']} | {each['label']['en']}" for each in one["choices"])
    said = {"id": one["id"], "kind": one["kind"], "required": "yes" if one["required"] else "", "choices": choices}
    said |= {f"sector-{sector}": "yes" for sector in one["sectors"]}
    return said | {"label_sv": one["label"]["sv"], "label_en": one["label"]["en"]}


def rows_of(form: Form, kind: str) -> list[int]:
    """Return the numbers of the rows of `session` or `question` that are shown."""
    title = "title_sv" if kind == "session" else "label_sv"
    return [row for row in range(MOST) if f"{kind}-{row}-{title}" in form.values]


def filled(form: Form, kind: str) -> list[int]:
    """Return the numbers of the rows that are filled in."""
    title = "title_sv" if kind == "session" else "label_sv"
    return [row for row in rows_of(form, kind) if form[f"{kind}-{row}-{title}"]]


def check(form: Form) -> None:
    """Note what is wrong in the rows."""
    for row in filled(form, "session"):
        for name in ("starts", "ends"):
            text = form[f"session-{row}-{name}"]
            if not text or moment_of("2000-01-01", text) is None:
                form.errors[f"session-{row}-{name}"] = "plan_error_time"
        if (places := form[f"session-{row}-capacity"]) and not is_number(places):
            form.errors[f"session-{row}-capacity"] = "plan_error_number"
        if (day := form[f"session-{row}-on"]) and moment_of(day, "00:00") is None:
            form.errors[f"session-{row}-on"] = "plan_error_date"
    for row in filled(form, "question"):
        form.need(f"question-{row}-kind", "choose", among=KINDS)
        if form[f"question-{row}-kind"] == "choice" and not form[f"question-{row}-choices"]:
            form.errors[f"question-{row}-choices"] = "plan_error_choices"


def as_body(form: Form, before: Mapping[str, Any] | None) -> Json:
    """Return the rows for registration; answers to the questions of the conference `before` stay answers."""
    taken = {form[f"session-{row}-id"] for row in filled(form, "session")}
    asked = {form[f"question-{row}-id"] for row in filled(form, "question")}
    choices = {one["id"]: one["choices"] for one in before["questions"]} if before else {}
    return {
        "sessions": [_session_body(form, row, taken) for row in filled(form, "session")],
        "questions": [_question_body(form, row, asked, choices) for row in filled(form, "question")],
    }


def _session_body(form: Form, row: int, taken: set[str]) -> Json:
    value = {name: form[f"session-{row}-{name}"] for name in SESSION}
    return {
        "id": value["id"] or _slug(value["title_sv"], taken),
        "title": {"sv": value["title_sv"], "en": value["title_en"] or value["title_sv"]},
        "starts_at": moment_of(value["on"] or form["date"], value["starts"]),
        "ends_at": moment_of(value["on"] or form["date"], value["ends"]),
        "capacity": int(value["capacity"]) if value["capacity"] else None,
        "room": value["room"] or None,
    }


def _question_body(form: Form, row: int, taken: set[str], before: Mapping[str, Sequence[Json]]) -> Json:
    value = {name: form[f"question-{row}-{name}"] for name in QUESTION}
    lines = [line for line in value["choices"].splitlines() if line.strip()] if value["kind"] == "choice" else []
    return {
        "id": value["id"] or _slug(value["label_sv"], taken),
        "kind": value["kind"],
        "label": {"sv": value["label_sv"], "en": value["label_en"] or value["label_sv"]},
        "required": value["required"] == "yes",
        "choices": _choices(lines, before.get(value["id"], ())),
        "sectors": [sector for sector in SECTORS if value[f"sector-{sector}"] == "yes"],
    }


def _choices(lines: Sequence[str], before: Sequence[Json]) -> list[Json]:
    """Return the choices; one that was there keeps its value, also when its words were mended and none came or went."""
    labels = [_label(line) for line in lines]
    known = {one["label"]["sv"]: one["value"] for one in before}
    kept = [known.get(label["sv"]) for label in labels]
    if len(labels) == len(before):
        kept = [value or _unless(one["value"], kept) for value, one in zip(kept, before, strict=True)]
    taken = {value for value in kept if value}
    return [
        {"value": value or _slug(label["sv"], taken), "label": label} for value, label in zip(kept, labels, strict=True)
    ]


def _unless(value: str, kept: Sequence[str | None]) -> str | None:
    return None if value in kept else value


def _label(line: str) -> dict[str, str]:
    sv, _, en = (part.strip() for part in line.partition("|"))
    return {"sv": sv or en, "en": en or sv}


def _slug(text: str, taken: set[str]) -> str:
    """Return a short name made of a text, another one than those that are taken."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:36].strip("-") or "x"
    found = next(one for one in (slug, *(f"{slug}-{number}" for number in range(2, 100))) if one not in taken)
    taken.add(found)
    return found


def field_of(form: Form, words: Sequence[str]) -> str:
    """Return the field of a row that registration names by its number among those sent: `sessions.0.ends_at`."""
    kind = words[0].removesuffix("s")
    rows = filled(form, kind)
    number = int(words[1]) if len(words) > 1 and words[1].isdecimal() else 0
    row = rows[number] if number < len(rows) else 0
    wanted = {"starts_at": "starts", "ends_at": "ends", "choices": "choices", "capacity": "capacity"}
    title = "title_sv" if kind == "session" else "label_sv"
    name = wanted.get(words[2], title) if len(words) > 2 else title  # noqa: PLR2004 - what is wrong in the row
    return f"{kind}-{row}-{name}" if f"{kind}-{row}-{name}" in form.values else f"{kind}-{row}-{title}"
