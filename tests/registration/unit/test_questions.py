"""A conference's own questions, and what answers them."""

import pytest

from registration.domain.person import Sector
from registration.domain.place_errors import AnswerMissingError, AnswerNotWantedError, AnswerWrongError
from registration.domain.questions import Choice, Question, QuestionKind, ensure_answered
from registration.domain.texts import Text
from tests.registration.plans import person

LABEL = Text("Fråga", "Question")


def asked(kind: QuestionKind, *sectors: Sector, required: bool = False) -> Question:
    choices = (Choice("a", LABEL),) if kind == "choice" else ()
    return Question("q", kind, LABEL, required, choices, sectors)


def answering(text: str) -> dict[str, str]:
    return {"q": text}


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [("choice", "a", "b"), ("yes-no", "yes", "perhaps"), ("number", "3,5", "three"), ("number", "-2", "1e9")],
)
def test_answer_is_of_the_kind_that_is_asked_for(kind: QuestionKind, good: str, bad: str) -> None:
    ensure_answered([asked(kind)], person(answers=answering(good)))
    with pytest.raises(AnswerWrongError) as refused:
        ensure_answered([asked(kind)], person(answers=answering(bad)))
    assert refused.value.field == "answers.q"


def test_required_answer_may_wait_only_where_somebody_else_names_the_person() -> None:
    question = asked("text", required=True)
    with pytest.raises(AnswerMissingError):
        ensure_answered([question], person(answers=answering("  ")))
    ensure_answered([question], person(), may_wait=True)


def test_question_of_one_sector_is_not_asked_of_another() -> None:
    question = asked("text", "non-profit", required=True)
    ensure_answered([question], person())
    with pytest.raises(AnswerNotWantedError):
        ensure_answered([question], person(answers=answering("x")))
