"""The registration form in three steps: what was filled in, what is missing, and the body it becomes.

All that was filled in travels with the form, so the server keeps nothing between the steps.
"""

import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from gateway import taking_part

FIELDS = (
    "name",
    "email",
    "organisation",
    "municipality_code",
    "sector",
    "role",
    "language",
    "dietary",
    "accessibility",
)
REQUIRED = ("name", "email", "organisation", "sector", "role")
SECTORS = (
    "procurement",
    "business-development",
    "labour-market",
    "adult-education",
    "non-profit",
    "social-enterprise",
)
ROLES = ("staff", "manager")
MOST = 20
TOLD_BY_RULE = {"already-registered": "error_already", "session-full": "error_session_full"}
STEPS = 3
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass
class RegistrationForm:
    """What one has filled in so far for a conference, which may ask more than `FIELDS`.

    `notice` is the version of the privacy notice that was shown at the last step, 0 before. `errors` maps a field's
    name to the text that says what is wrong.
    """

    conference: Mapping[str, Any]
    people: list[dict[str, str]]
    step: int = 1
    consent: bool = False
    accepts_fewer: bool = False
    notice: int = 0
    key: str = field(default_factory=lambda: uuid.uuid4().hex)
    errors: dict[str, str] = field(default_factory=dict)

    @classmethod
    def empty(cls, conference: Mapping[str, Any], language: str, **known: str) -> "RegistrationForm":
        """Return the form as it is first shown, with what is known of the first person."""
        form = cls(conference, [])
        form.people.append(form.nobody(language) | known)
        return form

    @classmethod
    def of(cls, conference: Mapping[str, Any], sent: Mapping[str, Any], language: str) -> "RegistrationForm":
        """Return the form as it was sent."""
        count = min(MOST, max(1, _number(sent.get("count"))))
        names = (*FIELDS, *taking_part.field_names(conference))
        people = [
            {name: str(sent.get(f"person-{place}-{name}", "")).strip() for name in names} for place in range(count)
        ]
        for person in people:
            person["language"] = person["language"] or language
        step = min(STEPS, max(1, _number(sent.get("step"))))
        key = str(sent.get("key", ""))
        known_key = key if re.fullmatch(r"[0-9a-f]{32}", key) else ""
        consent, fewer = (sent.get(name) == "yes" for name in ("consent", "accepts_fewer"))
        return cls(conference, people, step, consent, fewer, _number(sent.get("notice")), known_key)

    def nobody(self, language: str) -> dict[str, str]:
        """Return the fields of a person of whom nothing is known."""
        return dict.fromkeys((*FIELDS, *taking_part.field_names(self.conference)), "") | {"language": language}

    def __getitem__(self, name: str) -> str:
        """Return what was filled in for a field of a person: `person-0-email`."""
        _, place, field_name = name.split("-", 2)
        return self.people[int(place)][field_name]

    def act(self, action: str, language: str) -> bool:
        """Do what the pressed button says; return whether the registration is to be sent now."""
        verb, _, place = action.partition("-")
        if verb == "add" and len(self.people) < MOST:
            alike = {name: self.people[-1][name] for name in ("organisation", "municipality_code")}
            self.people.append(self.nobody(language) | alike)
        elif verb == "remove" and len(self.people) > 1 and _number(place) < len(self.people):
            self.people.pop(_number(place))
        elif verb == "back":
            self.step = max(1, self.step - 1)
        elif verb == "continue":
            self._check()
            self.step = self.step if self.errors else min(STEPS, self.step + 1)
        elif verb == "send":
            self._check()
            if not self.consent:
                self.errors["consent"] = "error_consent"
            return not self.errors
        return False

    def _check(self) -> None:
        for place, person in enumerate(self.people):
            for name in REQUIRED:
                if not person[name] or (name == "email" and not _EMAIL.fullmatch(person[name])):
                    self.errors[f"person-{place}-{name}"] = f"error_{name}"
        if any(name.startswith("person-") for name in self.errors):
            self.step = 1
        elif self.step > 1:
            self._check_taking_part()

    def _check_taking_part(self) -> None:
        for place, person in enumerate(self.people):
            for name, text in taking_part.wrong_fields(self.conference, person):
                self.errors[f"person-{place}-{name}"] = text
                self.step = 2

    def refuse(self, fields: list[str], rule: str) -> None:
        """Take over which fields registration did not accept (`attendees.0.email`), and by which rule."""
        for one in fields:
            if one.startswith("consent"):
                self.errors["consent"] = "error_consent"
                continue
            _, place, name, *rest = [*one.split("."), "", ""]
            refused = taking_part.refused_field(self.conference, ".".join((name, *rest)).rstrip("."))
            self.step = 2 if refused else 1
            field_name, text = refused or (name, f"error_{name}" if name in REQUIRED else "error_missing")
            self.errors[f"person-{place}-{field_name}"] = TOLD_BY_RULE.get(rule, text)

    def body(self) -> dict[str, Any]:
        """Return the body for registration."""
        return {
            "attendees": [_attendee(person) | taking_part.as_body(self.conference, person) for person in self.people],
            "consent": {"privacy_notice": True, "version": self.notice or None},
            "accepts_fewer": self.accepts_fewer and len(self.people) > 1,
        }


def _attendee(person: Mapping[str, str]) -> dict[str, Any]:
    plain = {name: person[name] for name in ("name", "email", "organisation", "sector", "role", "language")}
    needs = {name: person[name] for name in ("dietary", "accessibility") if person[name]}
    return plain | {"municipality_code": person["municipality_code"] or None, "needs": needs}


def _number(text: object) -> int:
    return int(text) if isinstance(text, str) and text.isascii() and text.isdigit() else 0
