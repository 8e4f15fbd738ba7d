"""Who may book: the one rule, from what is known of interest, conferences, people who came, and booking windows.

A municipality may book consultations of a track while
1. it has declared interest in the track, and not withdrawn it,
2. a conference with the track has been held,
3. somebody from the municipality was checked in at such a conference, and
4. the track's booking window is open.
The first of these that is not met is the reason for a no.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from scheduling.domain.adviser import Track

Rule = Literal["interest-declared", "conference-held", "person-checked-in", "window-open"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """The same in both languages."""

    sv: str
    en: str


NEEDED: dict[Rule, Sentence] = {
    "interest-declared": Sentence(
        "Kommunen kan boka när den har anmält intresse för spåret. Det tar två minuter: anmäl intresse.",
        "The municipality can book once it has declared interest in the track. That takes two minutes.",
    ),
    "conference-held": Sentence(
        "Kommunen kan boka när konferensen har varit.",
        "The municipality can book once the conference has been held.",
    ),
    "person-checked-in": Sentence(
        "Kommunen kan boka när någon därifrån har varit med på konferensen. Hör av dig till oss om det har blivit fel.",
        "The municipality can book once somebody from there has been at the conference. Tell us if that is a mistake.",
    ),
    "window-open": Sentence(
        "Bokningen är inte öppen just nu.",
        "Booking is not open right now.",
    ),
}
MET: dict[Rule, Sentence] = {
    "interest-declared": Sentence("Kommunen har anmält intresse.", "The municipality has declared interest."),
    "conference-held": Sentence("Konferensen har varit.", "The conference has been held."),
    "person-checked-in": Sentence(
        "Någon från kommunen var med på konferensen.", "Somebody from the municipality was at the conference."
    ),
    "window-open": Sentence("Bokningen är öppen.", "Booking is open."),
}
ELIGIBLE = Sentence("Kommunen kan boka konsultation.", "The municipality can book a consultation.")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one municipality and one track."""

    interest_declared: bool
    conference_held: bool
    person_checked_in: bool
    window_id: str | None
    window_closes_at: datetime | None


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether it may book, and each rule with whether it is met, in their order."""

    municipality_code: str
    track: Track
    rules: tuple[tuple[Rule, bool], ...]
    window_id: str | None
    window_closes_at: datetime | None

    @property
    def refused_by(self) -> Rule | None:
        """The first rule that is not met; None where all are."""
        return next((rule for rule, met in self.rules if not met), None)

    @property
    def text(self) -> Sentence:
        """The answer in plain words."""
        return NEEDED[self.refused_by] if self.refused_by else ELIGIBLE


def judge(municipality_code: str, track: Track, known: Known) -> Answer:
    """Return the answer for what is known."""
    rules: tuple[tuple[Rule, bool], ...] = (
        ("interest-declared", known.interest_declared),
        ("conference-held", known.conference_held),
        ("person-checked-in", known.person_checked_in),
        ("window-open", known.window_id is not None),
    )
    return Answer(municipality_code, track, rules, known.window_id, known.window_closes_at)


@dataclass(frozen=True, slots=True)
class Eligibility:
    """What was last told of one municipality and one track."""

    id: str
    version: int
    municipality_code: str
    track: Track
    granted: bool
    window_id: str | None

    def settle(self, answer: Answer) -> "Eligibility | None":
        """Return what is to be told now; None where the answer is as it was told."""
        granted = answer.refused_by is None
        window_id = answer.window_id if granted else None
        if (granted, window_id) == (self.granted, self.window_id):
            return None
        return replace(self, version=self.version + 1, granted=granted, window_id=window_id)


@dataclass(frozen=True, slots=True)
class EligibilityGranted:
    """The municipality may book."""

    eligibility: Eligibility
    window_id: str
    closes_at: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class EligibilityRevoked:
    """The municipality may not book any more."""

    eligibility: Eligibility
    reason: Rule
    at: datetime


def eligibility_id(municipality_code: str, track: Track) -> str:
    """Return the id of what is told of a municipality and a track."""
    return f"{municipality_code}.{track}"


def never_told(municipality_code: str, track: Track) -> Eligibility:
    """Return what stands before anything was told: no right to book."""
    return Eligibility(
        eligibility_id(municipality_code, track), 0, municipality_code, track, granted=False, window_id=None
    )
