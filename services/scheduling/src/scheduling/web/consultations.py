"""Consultations over HTTP.

Booking is open to whoever speaks for a municipality that has the right to book; what is booked is opened by the link
in the mail, by the municipality's coordinators, by its own adviser and by staff.
"""

import uuid
from typing import Annotated, Literal

from fastapi import APIRouter, Body, Depends, Query, Request, Response

from chassis.access import Identity
from chassis.clock import now
from chassis.links import OwnLinks
from chassis.parameters import Cursor, Key, Limit
from chassis.rights import Right
from chassis.storage import GroupCommit, Once, Storage, UnitOfWork
from chassis.wire import MomentIn
from scheduling.domain.consultation import By, Consultation
from scheduling.domain.own_link import ensure_opens
from scheduling.storage.finding import known_adviser, known_consultation
from scheduling.storage.kinds import ADVISERS
from scheduling.use_cases.book_consultation import book_consultation
from scheduling.use_cases.cancel_consultation import cancel_consultation
from scheduling.use_cases.conclude_consultation import conclude_consultation
from scheduling.use_cases.list_advisers import list_advisers
from scheduling.use_cases.list_consultations import list_consultations
from scheduling.use_cases.move_consultation import move_consultation
from scheduling.web.consultation_models import ConsultationIn, ConsultationOut, ConsultationsOut, MoveIn, OutcomeIn
from scheduling.web.models import ReasonIn
from scheduling.web.rights import BOOK, CHANGE_CONSULTATION, CONCLUDE, SEE_CONSULTATION, SEE_CONSULTATIONS, SEE_NOTES

Changer = Annotated[Identity, Depends(CHANGE_CONSULTATION)]


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
        async def book(
            body: ConsultationIn, request: Request, caller: Annotated[Identity, Depends(BOOK)], key: Key = None
        ) -> Response:
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
            caller: Annotated[Identity, Depends(SEE_CONSULTATIONS)],
            municipality_code: Annotated[str | None, Query(pattern="^[0-9]{4}$")] = None,
            adviser_id: Annotated[str | None, Query(max_length=100)] = None,
            status: Literal["booked", "cancelled", "held", "missed"] | None = None,
            since: Annotated[MomentIn | None, Query(alias="from", description="Starts then or later.")] = None,
            cursor: Cursor = None,
            limit: Limit = 50,
        ) -> ConsultationsOut:
            """List consultations: all of them for staff, their own for advisers and coordinators."""
            theirs = _theirs(caller, municipality_code, adviser_id)
            page = await list_consultations(
                self._storage,
                municipality_codes=theirs[0],
                adviser_id=theirs[1],
                status=status,
                since=since,
                cursor=cursor,
                limit=limit,
            )
            names = {one.id: one.name for one in await list_advisers(self._storage)}
            items = [_seen(one, names.get(one.adviser_id, ""), caller) for one in page.items]
            return ConsultationsOut(items=items, next_cursor=page.next_cursor)

        @self.router.get("/consultations/{consultation_id}")
        async def consultation(
            consultation_id: str, caller: Annotated[Identity, Depends(SEE_CONSULTATION)]
        ) -> ConsultationOut:
            """Show a consultation (by link, coordinator, adviser or staff)."""
            return await self._shown(await self._opened(SEE_CONSULTATION, consultation_id, caller), caller)

    def _changing(self) -> None:
        @self.router.post("/consultations/{consultation_id}/move")
        async def move(consultation_id: str, body: MoveIn, caller: Changer) -> ConsultationOut:
            """Move it to another free time of the same adviser."""
            await self._opened(CHANGE_CONSULTATION, consultation_id, caller)
            by = _by(caller)
            work = lambda unit: move_consultation(unit, consultation_id, body.slot_id, by)  # noqa: E731
            return await self._shown(await self._commits.run(consultation_id, work), caller)

        @self.router.post("/consultations/{consultation_id}/cancellation")
        async def cancel(
            consultation_id: str, caller: Changer, body: Annotated[ReasonIn | None, Body()] = None
        ) -> ConsultationOut:
            """Cancel it; its time is free again."""
            await self._opened(CHANGE_CONSULTATION, consultation_id, caller)
            by = _by(caller)
            reason = body.reason if body else None
            work = lambda unit: cancel_consultation(unit, consultation_id, by, reason)  # noqa: E731
            return await self._shown(await self._commits.run(consultation_id, work), caller)

        @self.router.post("/consultations/{consultation_id}/outcome")
        async def conclude(
            consultation_id: str, body: OutcomeIn, caller: Annotated[Identity, Depends(CONCLUDE)]
        ) -> ConsultationOut:
            """Note that it was held, or that nobody came."""
            await self._opened(CONCLUDE, consultation_id, caller)
            work = lambda unit: conclude_consultation(unit, consultation_id, body.outcome, body.notes)  # noqa: E731
            return await self._shown(await self._commits.run(consultation_id, work), caller)

    async def _opened(self, right: Right, consultation_id: str, caller: Identity) -> Consultation:
        """Return the consultation to those who may open it; to others, what refuses them."""
        generation = self._links.generation(caller.link, consultation_id)
        by_link = generation is not None
        if caller.link:
            right.check(caller, opened=by_link)
        found = await known_consultation(self._storage, consultation_id)
        if generation is not None:
            ensure_opens(generation, found, now())
        right.check(caller, municipality=found.wish.municipality_code, adviser=found.adviser_id, opened=by_link)
        return found

    async def _shown(self, consultation: Consultation, caller: Identity) -> ConsultationOut:
        adviser = await self._storage.get(ADVISERS, consultation.adviser_id)
        name = adviser.name if adviser else ""
        return _seen(consultation, name, caller)


def _seen(consultation: Consultation, adviser: str, caller: Identity) -> ConsultationOut:
    """Return how this caller sees it: notes are for the staff and its adviser."""
    inside = SEE_NOTES.lets(caller, adviser=consultation.adviser_id)
    return ConsultationOut.of(consultation, adviser, inside=inside)


def _theirs(
    caller: Identity, municipality_code: str | None, adviser_id: str | None
) -> tuple[frozenset[str] | None, str | None]:
    """Return the municipalities and the adviser whose consultations are listed, of those wanted; None means all."""
    right, codes = SEE_CONSULTATIONS, frozenset({municipality_code}) if municipality_code else None
    if right.sees_all(caller) or (codes and right.lets(caller, municipality=municipality_code)):
        return codes, adviser_id
    if caller.is_any("adviser"):
        right.check(caller, adviser=adviser_id or caller.adviser)
        return codes, caller.adviser
    right.check(caller, municipality=municipality_code or next(iter(caller.municipalities), None))
    return caller.municipalities, adviser_id


def _by(caller: Identity) -> By:
    """Return for whom the caller acts."""
    if caller.is_any("staff"):
        return "staff"
    return "adviser" if caller.is_any("adviser") else "municipality"
