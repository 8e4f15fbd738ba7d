"""Cells of a list: in words, and none of them a formula."""

import pytest

from registration.domain.attendee import Attendee
from registration.domain.questions import Question, QuestionKind
from registration.domain.texts import Text
from registration.rendering.columns import columns_of
from registration.rendering.rows import as_meant, harmless, row_of
from tests.registration.plans import person, plan


@pytest.mark.parametrize("text", ["=1+1", "+46", "-", "@a", "'=1", "''=1", "'ja'", "Anna", ""])
def test_what_is_made_harmless_is_no_formula_and_comes_back_as_it_was(text: str) -> None:
    assert not harmless(text).startswith(("=", "+", "-", "@"))
    assert as_meant(harmless(text)) == text


@pytest.mark.parametrize(("kind", "answer", "shown"), [("yes-no", "no", "Nej"), ("yes-no", "kanske", "kanske")])
def test_answer_to_what_the_question_was_before_stays_as_it_was_given(
    kind: QuestionKind, answer: str, shown: str
) -> None:
    asked = plan(questions=(Question("q", kind, Text("Fråga", "Question")),))
    somebody = Attendee("a", 1, "c", None, "confirmed", person(answers={"q": answer}), asked.starts_at)
    cells = row_of(somebody, asked, "sv", None)
    assert (cells[-1], len(cells)) == (shown, len(columns_of(asked)))
