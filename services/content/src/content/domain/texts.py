"""Texts in Swedish and, where somebody has written it, in English; and the programme's tracks."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["sv", "en"]
Track = Literal["social-considerations", "iop"]
LANGUAGES: tuple[Language, ...] = ("sv", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """The same thing said in Swedish and, if at all, in English."""

    sv: str
    en: str | None = None

    def told_in(self, language: Language) -> str:
        """Return the text in this language, or the Swedish one where there is no English."""
        return self.en if language == "en" and self.en is not None else self.sv
