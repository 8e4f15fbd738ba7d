"""What strangers wrote, made fit for headers, calendar entries and greetings."""

import re
import unicodedata

LONGEST_NAME = 100
LONGEST_LINE = 300
LONGEST_QUOTE = 500
_ADDRESS = re.compile(r"[\\/@<>]|www\.|\w\.\w", re.IGNORECASE)
_UNLIKE_A_NAME = re.compile(r"[/\\@<>:]|www\.", re.IGNORECASE)


def one_line(text: str, longest: int = LONGEST_LINE) -> str:
    """Return the text on one line: controls and line ends gone, spaces single, cut at `longest` characters."""
    visible = "".join(" " if unicodedata.category(one)[0] in "CZ" else one for one in text)
    return " ".join(visible.split())[:longest].strip()


def header_name(name: str) -> str:
    """Return a name for an address header or a calendar's CN: without what quotes or ends it."""
    return one_line(re.sub(r'["\\;^]', " ", name), LONGEST_NAME)


def greeting_name(name: str) -> str:
    """Return the name to greet with; empty for one that is more like an advertisement.

    Anybody can register anybody's address: what the name field says must not become a link in our mail.
    """
    shown = one_line(name, LONGEST_NAME)
    return "" if _UNLIKE_A_NAME.search(shown) else shown


def quoted(text: str) -> str:
    """Return what somebody wrote for others to read; empty where it holds an address.

    A booking can be made in anybody's name: its topic must not bring a link into their mail.
    """
    shown = one_line(text, LONGEST_QUOTE)
    return "" if _ADDRESS.search(shown) else shown
