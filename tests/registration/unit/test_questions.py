"""A conference's own questions, and what answers them."""

import pytest

from registration.domain.person import Sector
from registration.domain.place_errors import AnswerMissingError, AnswerNotWantedError, AnswerWrongError
from registration.domain.questions import Choice, Question, QuestionKind, objections
from registration.domain.texts import Text
from tests.registration.plans import person

LABEL = Text("Fråga", "Question")


def asked(kind: QuestionKind, *sectors: Sector, required: bool = False) -> Question:
    choices = (Choice("a", LABEL),) if kind == "choice" else ()
    return Question("q", kind, LABEL, required, choices, sectors)


def answering(text: str) -> dict[str, str]:
    return {"q": text}


def broken(question: Question, answers: dict[str, str], *, may_wait: bool = False) -> list[tuple[type[Exception], str]]:
    """Which rules refuse the answers, and in which field."""
    found = objections([question], person(answers=answers), may_wait=may_wait)
    return [(type(one), one.field) for one in found]


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [("choice", "a", "b"), ("yes-no", "yes", "perhaps"), ("number", "3,5", "three"), ("number", "-2", "1e9")],
)
def test_answer_is_of_the_kind_that_is_asked_for(kind: QuestionKind, good: str, bad: str) -> None:
    assert broken(asked(kind), answering(good)) == []
    assert broken(asked(kind), answering(bad)) == [(AnswerWrongError, "answers.q")]


def test_required_answer_may_wait_only_where_somebody_else_names_the_person() -> None:
    question = asked("text", required=True)
    assert broken(question, answering("  ")) == [(AnswerMissingError, "answers.q")]
    assert broken(question, {}, may_wait=True) == []


def test_question_of_one_sector_is_not_asked_of_another() -> None:
    question = asked("text", "non-profit", required=True)
    assert broken(question, {}) == []
    assert broken(question, answering("x")) == [(AnswerNotWantedError, "answers.q")]
