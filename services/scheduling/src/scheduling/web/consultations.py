"""Consultations over HTTP.

Booking is open to whoever speaks for a municipality that has the right to book; what is booked is opened by the link
in the mail, by the municipality's coordinators, by its own adviser and by staff.
"""

import uuid
from typing import Annotated, Literal

from fastapi import APIRouter, Body, Query, Request, Response

from chassis.access import Caller, Identity
from chassis.links import OwnLinks
from chassis.parameters import Cursor, Key, Limit
from chassis.storage import GroupCommit, Once, Storage, UnitOfWork
from scheduling.domain.consultation import By, Consultation
from scheduling.storage.finding import known_adviser, known_consultation
from scheduling.storage.kinds import ADVISERS
from scheduling.use_cases.book_consultation import book_consultation
from scheduling.use_cases.cancel_consultation import cancel_consultation
from scheduling.use_cases.conclude_consultation import conclude_consultation
from scheduling.use_cases.list_advisers import list_advisers
from scheduling.use_cases.list_consultations import list_consultations
from scheduling.use_cases.move_consultation import move_consultation
from scheduling.web.consultation_models import ConsultationIn, ConsultationOut, ConsultationsOut, MoveIn, OutcomeIn
from scheduling.web.models import MomentIn, ReasonIn, StaffOrAdviser, acts_for, ensure

INSIDE = ("staff", "adviser")


class ConsultationRoutes:
    """The routes, and the questions they share."""

    def __init__(self, commits: GroupCommit, storage: Storage, links: OwnLinks) -> None:
        self._commits, self._storage, self._links = commits, storage, links
        self.router = APIRouter(tags=["consultations"])
        self._booking()
        self._reading()
        self._changing()

    def _booking(self) -> None:
        @self.router.post("/consultations", status_code=201, response_model=ConsultationOut)
        async def book(body: ConsultationIn, request: Request, caller: Caller, key: Key = None) -> Response:
            """Book a consultation for a municipality that may do so."""
            consultation_id, wish = uuid.uuid4().hex, body.wish()

            async def work(unit: UnitOfWork) -> bytes:
                booked = await book_consultation(unit, consultation_id, body.slot_id, wish)
                adviser = await known_adviser(unit, booked.adviser_id)
                return ConsultationOut.of(booked, adviser.name).model_dump_json().encode()

            once = Once.of(key, request.url.path, caller.subject, await request.body()) if key else None
            return Response(await self._commits.run(body.slot_id, work, once), 201, media_type="application/json")

    def _reading(self) -> None:
        @self.router.get("/consultations")
        async def consultations(
            caller: Caller,
            municipality_code: Annotated[str | None, Query(pattern="^[0-9]{4}$")] = None,
            adviser_id: Annotated[str | None, Query(max_length=100)] = None,
            status: Literal["booked", "cancelled", "held", "missed"] | None = None,
            since: Annotated[MomentIn | None, Query(alias="from", description="Starts then or later.")] = None,
            cursor: Cursor = None,
            limit: Limit = 50,
        ) -> ConsultationsOut:
            """List consultations: all of them for staff, their own for advisers and coordinators."""
            codes, adviser_id = _codes(caller, municipality_code), _adviser(caller, adviser_id)
            page = await list_consultations(
                self._storage,
                municipality_codes=codes,
                adviser_id=adviser_id,
                status=status,
                since=since,
                cursor=cursor,
                limit=limit,
            )
            names = {one.id: one.name for one in await list_advisers(self._storage)}
            inside = caller.is_any(*INSIDE)
            items = [ConsultationOut.of(one, names.get(one.adviser_id, ""), inside=inside) for one in page.items]
            return ConsultationsOut(items=items, next_cursor=page.next_cursor)

        @self.router.get("/consultations/{consultation_id}")
        async def consultation(consultation_id: str, caller: Caller) -> ConsultationOut:
            """Show a consultation (by link, coordinator, adviser or staff)."""
            return await self._shown(await self._own(consultation_id, caller), caller)

    def _changing(self) -> None:
        @self.router.post("/consultations/{consultation_id}/move")
        async def move(consultation_id: str, body: MoveIn, caller: Caller) -> ConsultationOut:
            """Move it to another free time of the same adviser."""
            await self._own(consultation_id, caller)
            by = _by(caller)
            work = lambda unit: move_consultation(unit, consultation_id, body.slot_id, by)  # noqa: E731
            return await self._shown(await self._commits.run(consultation_id, work), caller)

        @self.router.post("/consultations/{consultation_id}/cancellation")
        async def cancel(
            consultation_id: str, caller: Caller, body: Annotated[ReasonIn | None, Body()] = None
        ) -> ConsultationOut:
            """Cancel it; its time is free again."""
            await self._own(consultation_id, caller)
            by = _by(caller)
            reason = body.reason if body else None
            work = lambda unit: cancel_consultation(unit, consultation_id, by, reason)  # noqa: E731
            return await self._shown(await self._commits.run(consultation_id, work), caller)

        @self.router.post("/consultations/{consultation_id}/outcome")
        async def conclude(consultation_id: str, body: OutcomeIn, caller: StaffOrAdviser) -> ConsultationOut:
            """Note that it was held, or that nobody came."""
            await self._own(consultation_id, caller)
            work = lambda unit: conclude_consultation(unit, consultation_id, body.outcome, body.notes)  # noqa: E731
            return await self._shown(await self._commits.run(consultation_id, work), caller)

    async def _own(self, consultation_id: str, caller: Identity) -> Consultation:
        """Return the consultation to somebody who may open it; to others, what refuses them."""
        by_link = bool(caller.link) and self._links.opens(caller.link, consultation_id)
        ensure(by_link or caller.is_any(*INSIDE, "coordinator"), caller)
        found = await known_consultation(self._storage, consultation_id)
        coordinated = caller.is_any("coordinator") and found.wish.municipality_code in caller.municipalities
        ensure(by_link or coordinated or acts_for(caller, found.adviser_id), caller)
        return found

    async def _shown(self, consultation: Consultation, caller: Identity) -> ConsultationOut:
        adviser = await self._storage.get(ADVISERS, consultation.adviser_id)
        name = adviser.name if adviser else ""
        return ConsultationOut.of(consultation, name, inside=caller.is_any(*INSIDE))


def _codes(caller: Identity, wanted: str | None) -> frozenset[str] | None:
    """Return the municipalities whose consultations the caller sees of those wanted; None means all."""
    ensure(caller.is_any(*INSIDE, "coordinator"), caller)
    if caller.is_any(*INSIDE):
        return frozenset({wanted}) if wanted else None
    ensure(wanted is None or wanted in caller.municipalities, caller)
    return frozenset({wanted}) if wanted else caller.municipalities


def _adviser(caller: Identity, wanted: str | None) -> str | None:
    """Return whose consultations the caller sees of those wanted; None means all, and advisers see their own."""
    if caller.is_any("staff") or not caller.is_any("adviser"):
        return wanted
    ensure(wanted in {None, caller.adviser}, caller)
    return caller.adviser


def _by(caller: Identity) -> By:
    """Return for whom the caller acts."""
    if caller.is_any("staff"):
        return "staff"
    return "adviser" if caller.is_any("adviser") else "municipality"
