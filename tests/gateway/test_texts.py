"""The catalogues: the same ids in both languages, the same values in each text, nothing missing and nothing unused."""

import ast
import re
from collections.abc import Iterator
from typing import get_args

import pytest
from babel.messages.catalog import Message

from gateway.texts import LANGUAGES, LOCALES, Texts, catalogue
from notification.domain.message import Template

HOME = LOCALES.parent
MSGID = re.compile(r'^msgid "(.+)"$', re.MULTILINE)
OUTRIGHT = re.compile(r"""\bt\(["']([\w-]+)["']\s*[,)]""")
BEGINNING = re.compile(r"""\bt\(["']([\w-]+)["']\s*~""")
WORD = re.compile(r"""["']([a-z][\w-]*)["']""")
JOINED = re.compile(r"""(?:["']([\w-]*)["']\s*~\s*)?[\w.]+(?:\s*~\s*["']([\w-]*)["'])?""")
ENGLISH = {one.id if isinstance(one.id, str) else one.id[0]: one for one in catalogue("en") if one.id}
SWEDISH = {one.id if isinstance(one.id, str) else one.id[0]: one for one in catalogue("sv") if one.id}


def forms(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def values(message: Message) -> set[str]:
    return {name for form in forms(message) for name in re.findall(r"{(\w+)}", form)}


def templates() -> Iterator[str]:
    for path in sorted((HOME / "templates").rglob("*.html")):
        yield path.read_text(encoding="utf-8")


def modules() -> Iterator[ast.AST]:
    for path in sorted(HOME.rglob("*.py")):
        yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def said_outright() -> set[str]:
    """Ids that a template asks for by their whole name."""
    return {key for text in templates() for key in OUTRIGHT.findall(text)}


def words() -> set[str]:
    """Whatever stands in quotes in a template or a module, and may be an id."""
    quoted = {word for text in templates() for word in WORD.findall(text)}
    return quoted | {one.value for one in modules() if isinstance(one, ast.Constant) and isinstance(one.value, str)}


def put_together() -> set[tuple[str, str]]:
    """What ids begin and end with where a part of them is known only when the page is made."""
    found = {(first, last) for text in templates() for first, last in JOINED.findall(text)}
    for one in modules():
        if isinstance(one, ast.JoinedStr) and isinstance(one.values[0], ast.Constant):
            found.add((str(one.values[0].value), ""))
    return {(first, last) for first, last in found if first.endswith("_") or (not first and last.startswith("_"))}


def test_both_languages_have_the_same_texts() -> None:
    assert SWEDISH.keys() == ENGLISH.keys()
    assert len(SWEDISH) > 200


def test_no_text_is_empty_or_only_a_guess() -> None:
    for language in LANGUAGES:
        messages = [one for one in catalogue(language) if one.id]
        assert [one.id for one in messages if one.fuzzy or not all(forms(one))] == []


def test_both_languages_fill_in_the_same_values() -> None:
    assert [key for key in SWEDISH if values(SWEDISH[key]) != values(ENGLISH[key])] == []
    assert [key for key in SWEDISH if SWEDISH[key].pluralizable != ENGLISH[key].pluralizable] == []


def test_no_text_is_there_twice() -> None:
    for language in LANGUAGES:
        ids = MSGID.findall((LOCALES / language / "LC_MESSAGES" / "gateway.po").read_text(encoding="utf-8"))
        assert len(ids) == len(SWEDISH)


def test_every_text_that_a_template_asks_for_is_there() -> None:
    assert said_outright() - SWEDISH.keys() == set()
    beginnings = {first for text in templates() for first in BEGINNING.findall(text)}
    assert {first for first in beginnings if not any(key.startswith(first) for key in SWEDISH)} == set()


def test_every_text_is_used() -> None:
    known, parts = words(), put_together()
    used = {key for key in SWEDISH if any(key.startswith(first) and key.endswith(last) for first, last in parts)}
    assert SWEDISH.keys() - known - used == set()


@pytest.mark.parametrize(
    ("number", "swedish", "english"),
    [
        (1, "En plats kvar", "One place left"),
        (2, "2 platser kvar", "2 places left"),
        (0, "0 platser kvar", "0 places left"),
    ],
)
def test_number_chooses_the_form(number: int, swedish: str, english: str) -> None:
    assert Texts("sv")("places_left", n=number) == swedish
    assert Texts("en")("places_left", n=number) == english


def test_numbers_are_written_as_the_language_writes_them() -> None:
    assert Texts("sv")("places_left", n=1200) == "1\N{NO-BREAK SPACE}200 platser kvar"
    assert Texts("en")("places_left", n=1200) == "1,200 places left"


def test_text_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError, match="no_such_text"):
        Texts("sv")("no_such_text")


@pytest.mark.parametrize("template", get_args(Template))
def test_each_kind_of_mail_has_a_name(template: str) -> None:
    assert Texts("sv")(f"mail_about_{template}") != Texts("en")(f"mail_about_{template}")
