"""The privacy notice that people agree to: each version is published once and stays as it is."""

from dataclasses import dataclass
from datetime import UTC, datetime

from registration.domain.errors import FieldError, RuleError
from registration.domain.privacy_text import FIRST_TEXT
from registration.domain.texts import Text


class PrivacyNoticeUnknownError(RuleError):
    """There is no version of the privacy notice with this number."""

    sv = "Den versionen av texten om personuppgifter finns inte."
    en = "There is no such version of the privacy notice."


class ConsentVersionUnknownError(FieldError):
    """Nobody can have agreed to a version that does not exist."""

    sv = "Den versionen av texten om personuppgifter finns inte. Läs den som gäller nu och godkänn på nytt."
    en = "There is no such version of the privacy notice. Read the present one and agree anew."


@dataclass(frozen=True, slots=True)
class Agreed:
    """Which version of the notice was agreed to, and when."""

    version: int
    at: datetime


@dataclass(frozen=True, slots=True)
class PrivacyNotice:
    """One version: its number, and plain paragraphs with an empty line between them.

    `number` is what people call the version; `version` stays 1, because what was published is never changed. Who
    published it stands in the audit log alone.
    """

    id: str
    version: int
    number: int
    text: Text
    published_at: datetime

    def followed_by(self, text: Text, now: datetime) -> "PrivacyNotice":
        """Return the version that holds from now on."""
        return published(self.number + 1, text, now)


def published(number: int, text: Text, at: datetime) -> PrivacyNotice:
    """Return the notice of this number."""
    return PrivacyNotice(notice_id(number), 1, number, text, at)


def notice_id(number: int) -> str:
    """Return the id of the version of this number; the sequence keeps two from taking the same."""
    return f"privacy-notice-{number}"


FIRST = published(1, FIRST_TEXT, datetime(2026, 11, 28, tzinfo=UTC))
"""It stands in the code, so that it cannot be missing: nobody registers without a notice."""
