"""Words and their places as Swedish has them: å, ä and ö are letters of their own, behind z; other accents are none."""

import re
import unicodedata

LETTERS_OF_THEIR_OWN = "åäö"
BEHIND_Z = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "ü": "y", "ð": "d", "þ": "th", "ł": "l"})
"""As in the seven-bit Swedish alphabet (SEN 85 02 00), where å, ä and ö took the places behind z."""


def words_of(text: str) -> set[str]:
    """Return the words of a text in small letters without accents; å, ä and ö stay what they are."""
    return set(re.findall(r"\w+", "".join(map(_plain, _small(text)))))


def place_in_dictionary(text: str) -> str:
    """Return what puts a text into its place when compared letter by letter; capitals and accents decide last."""
    letters = re.sub(r"[{|}]", " ", _small(text)).translate(BEHIND_Z)
    return f"{''.join(map(_plain, letters))}\n{text}"


def _small(text: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def _plain(letter: str) -> str:
    if letter in LETTERS_OF_THEIR_OWN:
        return letter
    return "".join(one for one in unicodedata.normalize("NFD", letter) if not unicodedata.combining(one))
