"""Every change that somebody known asks for is written down before it is done, and what came of it after.

Where the log cannot be written nothing is done. What came of an act may be missing: the gateway died in between, or the
database went away; then the act stands in the log without an answer.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from chassis import trace
from chassis.problems import ProblemError
from chassis.storage import GroupCommit, StorageUnavailableError
from gateway import security
from gateway.domain.audit import Act, Entry, without_secrets
from gateway.edge.refusals import AUDIT_LOG_AWAY
from gateway.use_cases.write_audit_log import LOG, write_answered, write_asked

BROKEN = 500


@dataclass
class Outcome:
    """What came of an act, filled in by whoever does it: the status, and the path of what is new."""

    status: int = BROKEN
    made: str = ""


class AuditLog:
    """Writes the log; several gateways write one log."""

    def __init__(self, commits: GroupCommit) -> None:
        self._commits = commits

    async def begin(self, who: str, part: str, method: str, path: str) -> Entry:
        """Write down that somebody wants to do this. Raises AUDIT_LOG_AWAY."""
        act = Act(who, part, method, without_secrets(path), trace.current().correlation_id)
        try:
            return await self._commits.run(LOG, lambda unit: write_asked(unit, act))
        except ProblemError as error:
            security.tell("audit-log-away")
            raise AUDIT_LOG_AWAY from error

    async def end(self, begun: Entry, status: int, made: str = "") -> None:
        """Write down what came of it; where that cannot be written, what was done stays done."""
        try:
            await self._commits.run(LOG, lambda unit: write_answered(unit, begun, status, without_secrets(made)))
        except StorageUnavailableError:
            security.tell("audit-log-away")

    @asynccontextmanager
    async def act(self, who: str, part: str, method: str, path: str) -> AsyncIterator[Outcome]:
        """Write down what is done inside, before and after."""
        begun, outcome = await self.begin(who, part, method, path), Outcome()
        try:
            yield outcome
        except ProblemError as error:
            outcome.status = error.status
            raise
        finally:
            await self.end(begun, outcome.status, outcome.made)
