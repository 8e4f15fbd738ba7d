"""How somebody takes part in a conference, as fields of a form: the way, the sessions, answers to its questions."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

Conference = Mapping[str, Any]
MODES = ("on-site", "online")
_NUMBER = re.compile(r"-?\d{1,9}([.,]\d{1,6})?", re.ASCII)


def field_names(conference: Conference) -> tuple[str, ...]:
    """Return the names of the fields that this conference asks besides who somebody is."""
    sessions = (f"session-{one['id']}" for one in conference["sessions"])
    answers = (f"answer-{one['id']}" for one in conference["questions"])
    return (*(("mode",) if conference["rooms"] else ()), *sessions, *answers)


def questions_for(conference: Conference, sector: str) -> list[dict[str, Any]]:
    """Return the questions that somebody of this sector is asked."""
    return [one for one in conference["questions"] if not one["sectors"] or sector in one["sectors"]]


def known_values(conference: Conference, attendee: Mapping[str, Any]) -> dict[str, str]:
    """Return the fields as they are known of somebody."""
    known = {"mode": attendee["mode"] or ""}
    known |= {f"session-{one}": "yes" for one in attendee["sessions"]}
    known |= {f"answer-{one}": answer for one, answer in attendee["answers"].items()}
    return {name: known.get(name, "") for name in field_names(conference)}


def as_body(conference: Conference, values: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields as registration takes them."""
    asked = questions_for(conference, values["sector"])
    answers = {one["id"]: values.get(f"answer-{one['id']}", "") for one in asked}
    chosen = [one["id"] for one in conference["sessions"] if values.get(f"session-{one['id']}") == "yes"]
    return {
        "mode": values.get("mode") or None,
        "sessions": chosen,
        "answers": {name: answer for name, answer in answers.items() if answer},
    }


def wrong_fields(conference: Conference, values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the fields that are not filled in as they must be, and the text that says so."""
    if conference["rooms"] and values.get("mode") not in MODES:
        yield "mode", "error_mode"
    for one in questions_for(conference, values["sector"]):
        answer = values.get(f"answer-{one['id']}", "")
        if one["required"] and not answer:
            yield f"answer-{one['id']}", "error_answer"
        elif answer and one["kind"] == "number" and not _NUMBER.fullmatch(answer):
            yield f"answer-{one['id']}", "error_answer_number"


def refused_field(conference: Conference, path: str) -> tuple[str, str] | None:
    """Return the field that registration did not accept (`sessions`, `answers.diet`), and what to say of it."""
    name, _, rest = path.partition(".")
    if name == "sessions" and conference["sessions"]:
        return "sessions", "error_sessions"
    if name == "answers" and any(one["id"] == rest for one in conference["questions"]):
        return f"answer-{rest}", "error_answer"
    return ("mode", "error_mode") if name == "mode" and conference["rooms"] else None
