"""How erasures are asked for and shown. What is shown tells of nobody."""

from typing import Literal

from pydantic import BaseModel, EmailStr

from chassis.wire import DecisionNumber, Moment, Request
from registration.domain.erasure import CONFIRMING, By, Erasure, Reason


class ErasureIn(Request):
    """Whose address is to be erased, by which decision, and why."""

    email: EmailStr
    decision: DecisionNumber
    reason: Reason = "asked-for"


class ConfirmationOut(BaseModel):
    """One who erases the person besides registration; `at` is None until it has."""

    service: str
    at: Moment | None


class ErasureOut(BaseModel):
    """The receipt of an erasure."""

    id: str
    decision: str
    by: By
    reason: Reason
    state: Literal["going", "done", "confirmed"]
    asked_at: Moment
    done_at: Moment | None
    attendees: int
    interests: int
    confirmations: list[ConfirmationOut]

    @classmethod
    def of(cls, one: Erasure) -> "ErasureOut":
        """Return how an erasure is shown."""
        state: Literal["done", "confirmed"] = "done" if one.waits_for else "confirmed"
        return cls(
            id=one.id,
            decision=one.decision,
            by=one.by,
            reason=one.reason,
            state=state if one.done_at else "going",
            asked_at=one.asked_at,
            done_at=one.done_at,
            attendees=len(one.attendee_ids),
            interests=len(one.interest_ids),
            confirmations=[ConfirmationOut(service=name, at=one.confirmed_at.get(name)) for name in CONFIRMING],
        )


class ErasuresOut(BaseModel):
    """A page of erasures."""

    items: list[ErasureOut]
    next_cursor: str | None


class DoorErasureOut(BaseModel):
    """What the gateway erases: the address by its digest, salted with the id."""

    id: str
    digest: str | None


class DoorErasuresOut(BaseModel):
    """What the gateway has still to erase."""

    items: list[DoorErasureOut]
