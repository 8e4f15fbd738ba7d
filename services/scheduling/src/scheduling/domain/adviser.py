"""An adviser: somebody who meets municipalities about one or more of the programme's tracks."""

from dataclasses import dataclass
from typing import Literal

Track = Literal["social-considerations", "iop"]
Language = Literal["sv", "en"]

TRACKS: tuple[Track, ...] = ("social-considerations", "iop")


@dataclass(frozen=True, slots=True)
class Adviser:
    """One adviser. `version` rises also with every change of what they offer, so that two changes never pass."""

    id: str
    version: int
    name: str
    email: str
    language: Language
    tracks: tuple[Track, ...]
