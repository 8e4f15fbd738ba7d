"""What the typefaces on board can write: letters of most of the world's scripts, and what people put beside them."""

import unicodedata
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent / "fonts"
LACKING = "\ufffd"
"""Stands where something is that no typeface here can write, so that nothing vanishes without a trace."""
_JOINERS = "\u200c\u200d"  # they shape letters of Arabic and Indic scripts, and pictures made of several

_PRIVATE = {"Co", "Cs"}  # what such a code means, each typeface says for itself (Unicode 23.5)


def writable(text: str) -> str:
    """Return the text as it can be set: white space as plain spaces, nothing invisible, a sign for what lacks a shape.

    Invisible are also the signs that turn the direction of what follows; the letters have their own.
    """
    seen = (_seen(letter) for letter in unicodedata.normalize("NFC", text))
    return " ".join("".join(seen).split())


def _seen(letter: str) -> str:
    if letter.isspace():
        return " "
    if letter in _JOINERS:
        return letter
    if unicodedata.category(letter) in {"Cc", "Cf"} or 0xFE00 <= ord(letter) <= 0xFE0F:  # noqa: PLR2004 - variants
        return ""
    return letter if ord(letter) in _shapes() and unicodedata.category(letter) not in _PRIVATE else LACKING


@cache
def _shapes() -> frozenset[int]:
    """Return all that has a shape in one of the typefaces."""
    return frozenset().union(*map(_shapes_in, FONTS.glob("*.ttf")))


def _shapes_in(file: Path) -> set[int]:
    with TTFont(file, lazy=True) as font:
        return set(font.getBestCmap())
