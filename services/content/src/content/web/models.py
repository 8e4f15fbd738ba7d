"""What requests and answers share: texts in both languages, moments, paging, who may write."""

from typing import Annotated

from fastapi import Depends, Header, Path, Query
from pydantic import StringConstraints

from chassis.access import Identity
from chassis.wire import Line, Request
from content.domain.slug import FORM
from content.domain.texts import Text, Track
from content.web.rights import READ, WRITE

LONGEST_BODY = 100_000

Summary = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=600, pattern=r"^[^\x00-\x1f\x7f]+$")
]
Markdown = Annotated[
    str, StringConstraints(min_length=1, max_length=LONGEST_BODY, pattern=r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$")
]
Slug = Annotated[str, StringConstraints(max_length=80, pattern=FORM)]

SlugPath = Annotated[str, Path(max_length=100, description="The last part of the article's address.")]
TrackWanted = Annotated[Track | None, Query(description="Only what concerns this track.")]
Limit = Annotated[int, Query(ge=1, le=100, description="How many items at most.")]
IfMatch = Annotated[str | None, Header(max_length=200, description='The version that was read, such as `"3"`.')]
Reader = Annotated[Identity, Depends(READ)]
Editor = Annotated[Identity, Depends(WRITE)]


class TextIn(Request):
    """The same in both languages; English may be left out."""

    sv: str
    en: str | None = None

    def text(self) -> Text:
        """Return the domain's text."""
        return Text(self.sv, self.en)


class TitleIn(TextIn):
    """A line in both languages."""

    sv: Line
    en: Line | None = None


class SummaryIn(TextIn):
    """A few sentences in both languages."""

    sv: Summary
    en: Summary | None = None


class BodyIn(TextIn):
    """The text in both languages, as Markdown (CommonMark with tables)."""

    sv: Markdown
    en: Markdown | None = None
