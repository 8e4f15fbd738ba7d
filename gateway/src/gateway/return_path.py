"""Where somebody goes after signing in: a page of ours, never another site."""

import re

START = "/start"
_OURS = re.compile(r"/(?![/\\])[\w\-.~%!$&'()*+,;=:@/?]*", re.ASCII)


def safe_path(wished: str) -> str:
    """Return the path if it leads to a page of ours, else the start page."""
    return wished if len(wished) <= 500 and _OURS.fullmatch(wished) else START  # noqa: PLR2004 - a sane length
