"""A conference's own questions to those who register, and whether an answer answers them."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from registration.domain.errors import FieldError
from registration.domain.person import Person, Sector
from registration.domain.place_errors import AnswerMissingError, AnswerNotWantedError, AnswerWrongError
from registration.domain.texts import Text

QuestionKind = Literal["text", "choice", "yes-no", "number"]
_NUMBER = re.compile(r"-?\d{1,9}([.,]\d{1,6})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers that a question of kind `choice` offers."""

    value: str
    label: Text


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `sectors` are those that are asked, none means all."""

    id: str
    kind: QuestionKind
    label: Text
    required: bool = False
    choices: tuple[Choice, ...] = ()
    sectors: tuple[Sector, ...] = ()

    def is_for(self, sector: Sector) -> bool:
        """Tell whether somebody of this sector is asked."""
        return not self.sectors or sector in self.sectors

    def takes(self, answer: str) -> bool:
        """Tell whether this is an answer to the question."""
        return _TAKES[self.kind](self, answer)


_TAKES: Mapping[QuestionKind, Callable[[Question, str], bool]] = {
    "text": lambda _, _answer: True,
    "choice": lambda question, answer: any(answer == choice.value for choice in question.choices),
    "yes-no": lambda _, answer: answer in {"yes", "no"},
    "number": lambda _, answer: bool(_NUMBER.fullmatch(answer)),
}


def objections(
    questions: Sequence[Question], person: Person, *, before: Person | None = None, may_wait: bool = False
) -> Iterator[FieldError]:
    """Yield AnswerMissingError, AnswerWrongError and AnswerNotWantedError, which name the question.

    Answers may wait where somebody else names the person; they give them on their own page. An answer that is as it
    was `before` stays, and none is asked for of who changes neither answers nor sector.
    """
    asked = {one.id: one for one in questions if one.is_for(person.sector)}
    given = before.answers if before else {}
    for id_, answer in person.answers.items():
        if given.get(id_) == answer:
            continue
        if id_ not in asked:
            yield AnswerNotWantedError(f"answers.{id_}")
        elif answer and not asked[id_].takes(answer):
            yield AnswerWrongError(f"answers.{id_}")
    if before and (person.answers, person.sector) == (before.answers, before.sector):
        return
    for id_, question in asked.items():
        if question.required and not may_wait and not person.answers.get(id_, "").strip():
            yield AnswerMissingError(f"answers.{id_}")
