"""Words and their places as Swedish has them."""

import pytest

from registration.storage.swedish import place_in_dictionary, words_of

SORTED = (
    "",
    "3 Ek",
    "Adam Ek",
    "Ann",
    "Anna",
    "anna",
    "Anna Ek",
    "Annä",
    "Édith",
    "Eva",
    "Mylle",
    "Müller",
    "Zara",
    "Åsa",
    "Ægir",
    "Ärla",
    "Örjan",
    "Ørsted",
    "Ειρήνη",
)


def test_names_lie_as_in_a_swedish_dictionary() -> None:
    assert sorted(set(SORTED), key=place_in_dictionary) == list(SORTED)


@pytest.mark.parametrize("decomposed", ["A\u030asa", "Åsa"])
def test_letter_is_the_same_however_it_was_typed(decomposed: str) -> None:
    assert words_of(decomposed) == {"åsa"}
    assert place_in_dictionary("Zara") < place_in_dictionary(decomposed) < place_in_dictionary("Ärla")


def test_signs_that_stand_for_letters_of_ours_are_none() -> None:
    assert place_in_dictionary("{Anna}") < place_in_dictionary("Anna")
