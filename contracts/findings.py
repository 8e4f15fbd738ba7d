"""What a check has found, and what mends it."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that is wrong: where, what, and the command or step that mends it."""

    subject: str
    problem: str
    mend: str

    def __str__(self) -> str:
        return f"{self.subject}: {self.problem}\n    mend: {self.mend}"


def report(findings: list[Finding]) -> str:
    """All findings as text, one after the other, in a steady order."""
    return "\n".join(str(finding) for finding in sorted(set(findings)))
