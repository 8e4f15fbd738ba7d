"""The words of a mail: subject, plain text and HTML, from one set of templates.

Each words file (`templates/<what>.<language>.j2`) is rendered twice, in a plain and in an HTML frame, so that both
forms say the same. The HTML environment escapes everything.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from notification.domain.content import Content, Standing
from notification.domain.message import Template
from notification.mail.calendar import method_of
from notification.mail.matter import matter_of
from notification.mail.names import greeting_name, one_line

HELD: Mapping[Standing, str] = {"confirmed": "place", "offered": "place", "waitlisted": "line", "requested": "request"}
_FRAMES = {"text": "frame.txt.j2", "html": "frame.html.j2"}


@dataclass(frozen=True, slots=True)
class Words:
    """A written mail."""

    subject: str
    text: str
    html: str


def write(template: Template, content: Content, sender_name: str, home: str, today: datetime) -> Words:
    """Return the mail in the recipient's language, as somebody writes it `today`. `home` is the gateway's address."""
    file = f"{words_for(template, content)}.{content.recipient.language}.j2"
    context = _context(template, content, sender_name, home, today)
    subject = "".join(_environment("text").get_template(file).blocks["subject"](_block_context("text", file, context)))
    return Words(one_line(subject), _rendered("text", file, context), _rendered("html", file, context))


def words_for(template: Template, content: Content) -> str:
    """Return which words tell this."""
    if content.consultation is not None:
        return f"{template}-{content.reader}"
    if content.cancellation is None:
        return template
    held = HELD[content.cancellation.was]
    if template != "attendee-cancelled":
        return f"{held}-{template.removeprefix('attendee-')}"
    by = content.cancellation.by
    return "conference-cancelled" if by == "conference" else f"{held}-cancelled-by-{by}"


def _context(template: Template, content: Content, sender_name: str, home: str, today: datetime) -> dict[str, Any]:
    matter = matter_of(content, today, home)
    return {
        "language": content.recipient.language,
        "name": greeting_name(content.recipient.name),
        "title": matter.title,
        "facts": matter.facts,
        "link": one_line(content.link, 2_000),
        "home": home,
        "leave": "",
        "position": content.waitlist_position,
        "has_calendar": method_of(template, content) is not None,
        "standing": content.cancellation.was if content.cancellation else content.standing,
        "sender": sender_name,
        **matter.words,
    }


def _rendered(form: str, file: str, context: dict[str, Any]) -> str:
    written = _environment(form).get_template(file).render(context | {"frame": _FRAMES[form]})
    return re.sub(r"\n{3,}", "\n\n", written).strip() + "\n"


def _block_context(form: str, file: str, context: dict[str, Any]) -> Any:  # noqa: ANN401 - Jinja's own
    return _environment(form).get_template(file).new_context(context | {"frame": _FRAMES[form]})


@cache
def _environment(form: str) -> Environment:
    environment = Environment(
        loader=PackageLoader("notification"),
        autoescape=form == "html",  # noqa: S701 - plain text has nothing to escape
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
    )
    environment.filters["paragraphs"] = _html_paragraphs if form == "html" else _text_paragraphs
    environment.filters["joined"] = _joined
    environment.tests["link"] = lambda text: str(text).startswith(("https://", "http://"))
    return environment


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text.strip()) if part.strip()]


def _text_paragraphs(text: str) -> str:
    return "\n\n".join(_paragraphs(text))


def _html_paragraphs(text: str) -> Markup:
    """Return each paragraph in its `<p>`; the text comes from a block, in which everything is escaped already."""
    wrapped = [f'<p style="margin:0 0 16px">{one}</p>' for one in _paragraphs(text)]
    return Markup("\n".join(wrapped))  # noqa: S704


def _joined(text: str) -> Markup | str:
    return type(text)(" ".join(text.split()))
