"""The last part of an article's address: made from its title once, and kept when the title changes."""

import re
from collections.abc import Iterator
from itertools import count

from slugify import slugify

LONGEST = 80
FORM = r"^[a-z0-9]+(-[a-z0-9]+)*$"


def slug_of(title: str) -> str:
    """Return the words of a title in small letters without marks: `Vad är IOP?` gives `vad-ar-iop`."""
    return slugify(title, max_length=LONGEST, word_boundary=True) or "artikel"


def candidates(slug: str) -> Iterator[str]:
    """Yield the slug, and then with numbers, for titles that have been used before."""
    yield slug
    for number in count(2):
        yield f"{slug}-{number}"


def is_slug(text: str) -> bool:
    """Tell whether a text has the form of a slug."""
    return re.fullmatch(FORM, text) is not None
