"""Booking windows and eligibility over HTTP."""

import uuid
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Response
from fastapi import Request as HttpRequest
from pydantic import BaseModel, model_validator

from chassis.access import Identity
from chassis.clock import now
from chassis.parameters import Key
from chassis.problems import language_of
from chassis.storage import GroupCommit, Once, Storage, UnitOfWork
from chassis.wire import Moment, MomentIn, Request
from scheduling.domain.adviser import TRACKS, Track
from scheduling.domain.booking_window import BookingWindow, plan
from scheduling.domain.eligibility import MET, NEEDED, Answer, Rule, Sentence
from scheduling.use_cases.close_booking_window import close_booking_window
from scheduling.use_cases.get_eligibility import get_eligibility
from scheduling.use_cases.list_booking_windows import list_booking_windows
from scheduling.use_cases.plan_booking_window import plan_booking_window
from scheduling.web.rights import PLAN_WINDOWS, SEE_TIMES

Planner = Annotated[Identity, Depends(PLAN_WINDOWS)]


class WindowIn(Request):
    """When a track can be booked: from a moment on, from now on, or from when a conference is held."""

    track: Track
    opens_at: MomentIn | None = None
    closes_at: MomentIn
    opens_when_held: bool = False

    @model_validator(mode="after")
    def _opens_one_way(self) -> "WindowIn":
        if self.opens_when_held and self.opens_at is not None:
            raise ValueError("give opens_at or opens_when_held, not both")
        return self


class WindowOut(BaseModel):
    """A booking window."""

    id: str
    track: Track
    status: Literal["planned", "open", "closed"]
    opens_at: Moment | None
    closes_at: Moment
    opens_when_held: bool
    version: int

    @classmethod
    def of(cls, window: BookingWindow) -> "WindowOut":
        """Return how a window is shown."""
        return cls(
            id=window.id,
            track=window.track,
            status=window.status,
            opens_at=window.opens_at,
            closes_at=window.closes_at,
            opens_when_held=window.opens_when_held,
            version=window.version,
        )


class WindowsOut(BaseModel):
    """All booking windows."""

    items: list[WindowOut]
    next_cursor: None = None


class RuleOut(BaseModel):
    """One rule, and whether it is met."""

    rule: Rule
    met: bool
    text: str


class TrackEligibilityOut(BaseModel):
    """The answer for one track; `reason` is the first rule that is not met, or `eligible`."""

    track: Track
    eligible: bool
    reason: str
    text: str
    rules: list[RuleOut]


class EligibilityOut(BaseModel):
    """Whether a municipality may book, and why."""

    municipality_code: str
    items: list[TrackEligibilityOut]


def window_routes(commits: GroupCommit, storage: Storage) -> APIRouter:
    """Return the routes of booking windows."""
    router = APIRouter(tags=["booking windows"])

    @router.post("/booking-windows", status_code=201, response_model=WindowOut)
    async def create(body: WindowIn, request: HttpRequest, caller: Planner, key: Key = None) -> Response:
        """Plan a booking window, or open one now."""
        moment = now()
        opens_at = None if body.opens_when_held else body.opens_at or moment
        window = plan(uuid.uuid4().hex, body.track, opens_at, body.closes_at, moment)

        async def work(unit: UnitOfWork) -> bytes:
            return WindowOut.of(await plan_booking_window(unit, window)).model_dump_json().encode()

        once = Once.of(key, request.url.path, caller.subject, await request.body()) if key else None
        return Response(await commits.run(f"window-{body.track}", work, once), 201, media_type="application/json")

    @router.get("/booking-windows", dependencies=[Depends(SEE_TIMES)])
    async def windows() -> WindowsOut:
        """List the booking windows."""
        return WindowsOut(items=[WindowOut.of(one) for one in await list_booking_windows(storage)])

    @router.post("/booking-windows/{window_id}/closing")
    async def close(window_id: str, _caller: Planner) -> WindowOut:
        """Close a booking window now."""
        return WindowOut.of(await commits.run(window_id, lambda unit: close_booking_window(unit, window_id)))

    return router


def eligibility_routes(commits: GroupCommit) -> APIRouter:
    """Return the route of eligibility."""
    router = APIRouter(tags=["eligibility"])

    @router.get("/eligibility", dependencies=[Depends(SEE_TIMES)])
    async def eligibility(
        request: HttpRequest,
        municipality_code: Annotated[str, Query(pattern="^[0-9]{4}$")],
        track: Track | None = None,
    ) -> EligibilityOut:
        """Tell whether a municipality may book now, for one track or all, and which rules are met."""
        language = language_of(request.headers.get("accept-language"))

        async def work(unit: UnitOfWork) -> list[Answer]:
            return [await get_eligibility(unit, municipality_code, one) for one in ((track,) if track else TRACKS)]

        answers = await commits.run(municipality_code, work)
        items = [_shown(one, language) for one in answers]
        return EligibilityOut(municipality_code=municipality_code, items=items)

    return router


def _shown(answer: Answer, language: Literal["sv", "en"]) -> TrackEligibilityOut:
    def said(sentence: Sentence) -> str:
        return sentence.sv if language == "sv" else sentence.en

    rules = [RuleOut(rule=rule, met=met, text=said((MET if met else NEEDED)[rule])) for rule, met in answer.rules]
    return TrackEligibilityOut(
        track=answer.track,
        eligible=answer.refused_by is None,
        reason=answer.refused_by or "eligible",
        text=said(answer.text),
        rules=rules,
    )
