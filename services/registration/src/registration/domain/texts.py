"""Words in the two languages that pages and mails speak."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["sv", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """The same thing said in Swedish and in English."""

    sv: str
    en: str
