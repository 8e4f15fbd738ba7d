"""Columns in which one of a few values stands: in words of either language, or as the API names them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from registration.domain.municipality import MUNICIPALITIES
from registration.domain.person import Role, Sector
from registration.domain.plan import Plan
from registration.domain.questions import Question
from registration.domain.texts import Language, Text
from registration.rendering.words import WORDS, plain

ALSO: Mapping[str, Sequence[str]] = {
    "non-profit": ("Ideell sektor", "Non-profit"),
    "labour-market": ("Labour market",),
    "online": ("På nätet", "Digitalt", "Distans"),
    "on-site": ("Fysiskt",),
    "yes": ("x", "1", "true", "sant", "j", "y"),
    "no": ("0", "false", "falskt", "n", "-"),
}
OF_A_PLACE = ("{} kommun", "{}s kommun", "{} stad", "{}s stad")


@dataclass(frozen=True, slots=True)
class Choice:
    """The values that a column takes, each with its words, and the ways to write them."""

    words: Mapping[str, Text]
    ways: Mapping[str, str]

    def meant(self, written: str) -> str | None:
        """Return the value that is meant; None where it is none of them."""
        return self.ways.get(plain(written) or written)

    @property
    def listed(self) -> Text:
        """What one can write, in a sentence."""
        words = self.words.values()
        return Text(_listed([one.sv for one in words], "eller"), _listed([one.en for one in words], "or"))


def choices_of(plan: Plan) -> Mapping[str, Choice]:
    """Return the columns of a conference in which one of a few values stands, by field."""
    yes_no = _of_values(("yes", "no"))
    return {
        "municipality_code": _choice({code: Text(name, name) for code, name in MUNICIPALITIES.items()}, _of_a_place),
        "sector": _of_values(get_args(Sector)),
        "role": _of_values(get_args(Role)),
        "language": _of_values(get_args(Language)),
        "mode": _of_values(plan.modes),
        **{f"sessions.{one.id}": yes_no for one in plan.sessions},
        **{f"answers.{one.id}": choice for one in plan.questions if (choice := _of_question(one, yes_no))},
    }


def _of_question(question: Question, yes_no: Choice) -> Choice | None:
    if question.kind == "yes-no":
        return yes_no
    return _choice({one.value: one.label for one in question.choices}) if question.kind == "choice" else None


def _of_values(values: Iterable[str]) -> Choice:
    return _choice({value: WORDS[value] for value in values}, lambda value: ALSO.get(value, ()))


def _of_a_place(code: str) -> Sequence[str]:
    return [form.format(MUNICIPALITIES[code]) for form in OF_A_PLACE]


def _choice(words: Mapping[str, Text], more: Callable[[str], Sequence[str]] = lambda _: ()) -> Choice:
    ways: dict[str, str] = {}
    for value, text in words.items():
        for way in (text.sv, text.en, value, *more(value)):
            ways.setdefault(plain(way) or way, value)
    return Choice(words, ways)


def _listed(words: Sequence[str], before_last: str) -> str:
    *others, last = words
    return f"{', '.join(others)} {before_last} {last}" if others else last
