"""Where in a text something was found: a piece of it that shows the words in their company."""

import re

LONGEST = 240
BEFORE = 120
ENDING = 3  # letters by which the forms of a word may differ


def excerpt(text: str, words: str) -> str:
    """Return the piece of the text around the first of the words, or its beginning; whole words, `…` where it is cut.

    It begins where the paragraph with the word begins, unless that is far before it. Each paragraph is a line.
    """
    found = _first(text, words)
    paragraph = text.rfind("\n", 0, found) + 1
    start = paragraph if found - paragraph <= BEFORE else text.rfind(" ", 0, found - BEFORE // 2) + 1
    end = len(text) if len(text) - start <= LONGEST else _last_space(text, start)
    piece = " ".join(text[start:end].split())
    return f"{'… ' if start != paragraph else ''}{piece}{' …' if end < len(text) else ''}"


def _first(text: str, words: str) -> int:
    """Return where the first of the words begins, in whichever form (0: none is there)."""
    stems = [re.escape(word[: max(3, len(word) - ENDING)]) for word in re.findall(r"\w+", words)]
    found = re.search(rf"\b(?:{'|'.join(stems)})", text, re.IGNORECASE) if stems else None
    return found.start() if found else 0


def _last_space(text: str, start: int) -> int:
    """Return where the last whole word ends that fits into a piece from here on."""
    end = start + LONGEST
    spaces = [place for place in (text.rfind(" ", start, end), text.rfind("\n", start, end)) if place > start]
    return max(spaces, default=end)
