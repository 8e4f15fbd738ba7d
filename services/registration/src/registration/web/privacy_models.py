"""How the privacy notice comes in and goes out, and how somebody agrees to it."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field, StringConstraints

from chassis.wire import Moment, Request
from registration.domain.privacy import Agreed, PrivacyNotice
from registration.domain.texts import Text

Paragraphs = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000, pattern=r"^[^\x00]*$")
]


class ParagraphsIn(Request):
    """Plain paragraphs in both languages, with an empty line between them; neither may be empty."""

    sv: Paragraphs
    en: Paragraphs


class PrivacyNoticeIn(Request):
    """A new version of the notice."""

    text: ParagraphsIn

    def value(self) -> Text:
        """Return the domain's text."""
        return Text(self.text.sv, self.text.en)


class PrivacyNoticeOut(BaseModel):
    """One version of the notice."""

    number: int
    text: Text
    published_at: Moment

    @classmethod
    def of(cls, notice: PrivacyNotice) -> "PrivacyNoticeOut":
        """Return how it is shown."""
        return cls(number=notice.number, text=notice.text, published_at=notice.published_at)


class PrivacyNoticesOut(BaseModel):
    """All versions, the newest first."""

    items: list[PrivacyNoticeOut]
    next_cursor: None = None


class NoticeToldIn(Request):
    """That whoever is registered by somebody else has been told of the privacy notice; no version is kept of it."""

    privacy_notice: Literal[True]


class ConsentIn(NoticeToldIn):
    """What the person has agreed to; without `version` it is the notice that holds now."""

    version: Annotated[int, Field(ge=1, le=1_000_000)] | None = None


class AgreedOut(BaseModel):
    """Which version of the notice was agreed to, and when."""

    version: int
    at: Moment

    @classmethod
    def of(cls, agreed: Agreed | None) -> "AgreedOut | None":
        """Return how it is shown; None where none is known."""
        return None if agreed is None else cls(version=agreed.version, at=agreed.at)
