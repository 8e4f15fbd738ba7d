"""Names in the order of the reader's language."""

import pytest

from gateway.sorting import in_order

NAMES = ["Öckerö", "Ale", "Åmål", "Älvsborg", "Zinkgruvan", "Orust", "André", "Andersson", "ale", "Håbo", "Hylte"]


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        ("sv", "Ale ale Andersson André Hylte Håbo Orust Zinkgruvan Åmål Älvsborg Öckerö"),
        ("en", "Ale ale Älvsborg Åmål Andersson André Håbo Hylte Öckerö Orust Zinkgruvan"),
    ],
)
def test_names_are_sorted_as_a_dictionary_of_the_language_has_them(language: str, ordered: str) -> None:
    assert in_order(NAMES, language, lambda name: name) == ordered.split()


def test_letter_is_the_same_however_it_is_stored() -> None:
    assert in_order(["O\N{COMBINING DIAERESIS}a", "Za", "Öb"], "sv", lambda name: name)[0] == "Za"
