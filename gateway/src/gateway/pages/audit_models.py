"""What programs read of the audit log."""

from datetime import datetime

from pydantic import BaseModel, Field

from gateway.use_cases.read_audit_log import Done


class AuditEntryOut(BaseModel):
    """One act."""

    number: int
    at: datetime
    who: str = Field(description="Id of the account, or `key-` and the id of the API key.")
    part: str = Field(description="The service that was asked, or `gateway` for a page.")
    method: str
    path: str = Field(description="Without what opens personal links.")
    status: int | None = Field(description="What came of it; null where that is not known.")
    made: str = Field(description="Path of what is new, if anything is.")
    correlation_id: str

    @classmethod
    def of(cls, done: Done) -> "AuditEntryOut":
        """Return it as programs read it."""
        one = done.asked
        return cls(
            number=one.number,
            at=one.at,
            who=one.who,
            part=one.part,
            method=one.method,
            path=one.path,
            status=done.status,
            made=done.answered.made if done.answered else "",
            correlation_id=one.correlation_id,
        )


class AuditEntriesOut(BaseModel):
    """A page of the audit log."""

    items: list[AuditEntryOut]
    next_cursor: str | None
