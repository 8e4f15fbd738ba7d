"""From Markdown (CommonMark with tables) to HTML that is safe to show, and to plain text.

Whatever an editor writes, the HTML holds text, headings, lists, tables and links: no script, no style, no picture from
elsewhere. Headings begin at the second level, for the title is the first, and have anchors (`h-…`).
"""

import re
from collections.abc import Sequence
from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from slugify import slugify

from content.domain.slug import candidates

HEADINGS = {f"h{level}" for level in range(2, 7)}
_TABLE = {"table", "thead", "tbody", "tr", "th", "td"}
_WORDS = {"a", "abbr", "b", "br", "code", "em", "i", "s", "strong", "sub", "sup"}
_BLOCKS = {"blockquote", "dd", "details", "dl", "dt", "hr", "li", "ol", "p", "pre", "summary", "ul"}
TAGS = HEADINGS | _TABLE | _WORDS | _BLOCKS
ATTRIBUTES = {"a": {"href", "title"}, "abbr": {"title"}, "ol": {"start"}, "th": {"scope"}}
SCHEMES = {"http", "https", "mailto"}
ANCHOR = "h-"  # an anchor never meets an id of the page around the text
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")  # what XML 1.0 cannot hold


class _Markdown(MarkdownIt):
    """Markdown in which every address makes a link: which ones may stay is said in one place, by the sanitiser."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - the library's name
        return True


_markdown = _Markdown("commonmark").enable(["table", "strikethrough"])


@lru_cache(maxsize=512)
def html_of(markdown: str, base: str = "") -> str:
    """Return the safe HTML of a text. Links within the site begin with `base` where it is given."""
    tokens = _markdown.parse(markdown)
    _number_headings(tokens)
    html = _markdown.renderer.render(tokens, _markdown.options, {})
    return writable(
        nh3.clean(
            html,
            tags=TAGS,
            attributes=ATTRIBUTES | {tag: {"id"} for tag in HEADINGS},
            id_prefix=ANCHOR,
            url_schemes=SCHEMES,
            url_relative=("rewrite_with_base", base) if base else None,
            link_rel="noopener noreferrer",
        )
    )


def plain(markdown: str) -> str:
    """Return the words of a text without marks, addresses and HTML; each paragraph on a line of its own."""
    lines = [_words(token.children or ()) for token in _markdown.parse(markdown) if token.type == "inline"]
    return writable("\n".join(line for line in lines if line))


def writable(text: str) -> str:
    """Return the text without what no XML document can hold."""
    return _UNWRITABLE.sub("", text)


def _words(children: Sequence[Token]) -> str:
    written = {"text", "code_inline"}
    return "".join(
        token.content if token.type in written else " " * (token.type in {"softbreak", "hardbreak"})
        for token in children
    ).strip()


def _number_headings(tokens: Sequence[Token]) -> None:
    """Give every heading its level and its anchor, the second of the same words a number."""
    headings = [(token, place) for place, token in enumerate(tokens) if token.type in {"heading_open", "heading_close"}]
    down = any(token.tag == "h1" for token, _ in headings)
    taken: set[str] = set()
    for token, place in headings:
        token.tag = f"h{min(6, int(token.tag[1]) + down)}"
        if token.type == "heading_open":
            token.attrSet("id", _anchor(_words(tokens[place + 1].children or ()), taken))


def _anchor(words: str, taken: set[str]) -> str:
    slug = slugify(words, max_length=60, word_boundary=True) or "del"
    anchor = next(one for one in candidates(slug) if one not in taken)
    taken.add(anchor)
    return anchor
