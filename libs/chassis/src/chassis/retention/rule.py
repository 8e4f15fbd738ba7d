"""The rule for one kind of personal data, and one run of it.

    undecided ──decide──> erases once a day <──hold / let go──> rests

Nothing is erased before somebody has decided a period under a number; nothing while there is a hold.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

RUNS_EVERY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """The rule of a kind, under the kind's name. `version` counts writes, `revision` what people decided.

    `hold` is why nothing of the kind is erased for now, whatever its period; None where nothing stands against it.
    """

    id: str
    version: int = 0
    revision: int = 0
    period_days: int | None = None
    decision: str | None = None
    hold: str | None = None
    changed_at: datetime | None = None
    changed_by: str | None = None
    next_run_at: datetime | None = None

    @property
    def erases(self) -> bool:
        """Whether something is erased by this rule: its period is decided under a number, and nothing is on hold."""
        return self.period_days is not None and bool(self.decision) and self.hold is None

    def decide(
        self, period_days: int | None, decision: str | None, hold: str | None, by: str, now: datetime
    ) -> "RetentionRule":
        """Return the rule as somebody decides it; one that erases runs at once."""
        version, revision = self.version + 1, self.revision + 1
        decided = RetentionRule(self.id, version, revision, period_days, decision, hold, now, by)
        return replace(decided, next_run_at=now) if decided.erases else decided

    def begins(self, now: datetime) -> bool:
        """Tell whether it is time for a run."""
        return self.erases and self.next_run_at is not None and self.next_run_at <= now

    def began(self, now: datetime) -> "RetentionRule":
        """Return the rule whose run has begun; the next one is a day later."""
        return replace(self, version=self.version + 1, next_run_at=now + RUNS_EVERY)

    def run(self, run_id: str, now: datetime) -> "RetentionRun":
        """Return a run of this rule, which erases."""
        assert self.period_days is not None and self.decision is not None  # noqa: PT018, S101 - the caller asks first
        before = period_over(self.period_days, now)
        return RetentionRun(run_id, 1, self.id, self.revision, self.decision, self.period_days, before, now)

    def allows(self, run: "RetentionRun") -> bool:
        """Tell whether the run may go on: nobody has changed the rule since it began."""
        return self.erases and self.revision == run.revision

    def touched(self) -> "RetentionRule":
        """Return the rule as one that was relied on: who changes it at the same moment comes before, or after."""
        return replace(self, version=self.version + 1)


@dataclass(frozen=True, slots=True)
class RetentionRun:
    """One run: by which decision it erases what began before `before`, how many it has erased, and how it ended."""

    id: str
    version: int
    rule: str
    revision: int
    decision: str
    period_days: int
    before: datetime
    began_at: datetime
    erased: int = 0
    ended_at: datetime | None = None
    stopped: bool = False

    def count(self, erased: int) -> "RetentionRun":
        """Return the run that has erased some more."""
        return replace(self, version=self.version + 1, erased=self.erased + erased)

    def end(self, now: datetime, *, stopped: bool) -> "RetentionRun":
        """Return the run ended: with nothing left to do, or stopped because the rule is another by now."""
        return replace(self, version=self.version + 1, ended_at=now, stopped=stopped)


def period_over(days: int, now: datetime) -> datetime:
    """Return the moment before which something must have begun for a period of so many days to be over."""
    return now - timedelta(days=days)
