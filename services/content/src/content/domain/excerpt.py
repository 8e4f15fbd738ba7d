"""Where in a text something was found: a piece of it that shows the words in their company."""

import re

LONGEST = 240
BEFORE = 80
ENDING = 3  # letters by which the forms of a word may differ


def excerpt(text: str, words: str) -> str:
    """Return the piece around the first of the words, or the text's beginning; whole words, `…` where it is cut."""
    flat = " ".join(text.split())
    start = max(0, _first(flat, words) - BEFORE)
    start = flat.rfind(" ", 0, start) + 1 if start else 0
    end = len(flat) if len(flat) - start <= LONGEST else max(flat.rfind(" ", start, start + LONGEST), start + 1)
    return f"{'… ' if start else ''}{flat[start:end]}{' …' if end < len(flat) else ''}"


def _first(text: str, words: str) -> int:
    """Return where the first of the words begins, in whichever form (0: none is there)."""
    stems = [re.escape(word[: max(3, len(word) - ENDING)]) for word in re.findall(r"\w+", words)]
    found = re.search(rf"\b(?:{'|'.join(stems)})", text, re.IGNORECASE) if stems else None
    return found.start() if found else 0
