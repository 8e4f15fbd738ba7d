"""Participation in figures, over HTTP."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, Field

from chassis.storage import Storage
from chassis.wire import Moment
from registration.domain.conference import Conference
from registration.domain.interest import Track
from registration.domain.participation import Figures, Participation
from registration.domain.plan import Plan
from registration.domain.texts import Text
from registration.use_cases.see_participation import see_participation
from registration.web.rights import SEE_PARTICIPATION


class FiguresOut(BaseModel):
    """Numbers of registrations: with a place, in line, given up, and who came."""

    confirmed: int
    waitlisted: int
    left: int
    came: int

    @classmethod
    def of(cls, figures: Figures) -> "FiguresOut":
        """Return how figures are shown."""
        return cls(confirmed=figures.confirmed, waitlisted=figures.waitlisted, left=figures.left, came=figures.came)


class PartOut(FiguresOut):
    """The figures of one municipality, sector, role, track, month, day or way to take part.

    An empty `key` is no municipality, and the only way that there is.
    """

    key: str


class ConferenceFiguresOut(FiguresOut):
    """The figures of one conference."""

    id: str
    title: Text
    starts_at: Moment
    status: str
    capacity: int
    beyond_labour_market: FiguresOut


class SessionFiguresOut(FiguresOut):
    """The figures of one session; no capacity does not limit."""

    id: str
    title: Text
    starts_at: Moment
    capacity: int | None


class ParticipationOut(BaseModel):
    """All together, those from beyond the labour-market sector, and the same divided. No person is in it."""

    all: FiguresOut
    beyond_labour_market: FiguresOut
    by_conference: list[ConferenceFiguresOut]
    by_municipality: list[PartOut]
    by_sector: list[PartOut]
    by_role: list[PartOut]
    by_track: list[PartOut]
    by_month: list[PartOut]
    by_mode: list[PartOut]
    by_day: list[PartOut] = Field(description="When they were registered; of a single conference alone.")
    by_session: list[SessionFiguresOut] = Field(description="Of a single conference alone.")


def participation_routes(storage: Storage) -> APIRouter:
    """Return the route."""
    router = APIRouter(tags=["participation"])

    @router.get("/participation", dependencies=[Depends(SEE_PARTICIPATION)])
    async def participation(
        conference_id: Annotated[str | None, Query(max_length=100, description="Only this conference.")] = None,
        track: Annotated[Track | None, Query(description="Only conferences on this track.")] = None,
    ) -> ParticipationOut:
        """Tell in figures who registered and who came: by conference, sector, track and so on."""
        conferences, figures = await see_participation(storage, conference_id=conference_id, track=track)
        return _shown(conferences, figures, chosen=conference_id is not None)

    return router


def _shown(conferences: Sequence[Conference], told: Participation, *, chosen: bool) -> ParticipationOut:
    return ParticipationOut(
        all=FiguresOut.of(told.all),
        beyond_labour_market=FiguresOut.of(told.beyond),
        by_conference=[_of_conference(one, told) for one in conferences],
        by_municipality=_parts(told.by_municipality),
        by_sector=_parts(told.by_sector),
        by_role=_parts(told.by_role),
        by_track=_parts(told.by_track),
        by_month=_parts(told.by_month),
        by_mode=_parts(told.by_mode),
        by_day=_parts(told.by_day),
        by_session=_sessions(conferences[0].plan, told) if chosen and conferences else [],
    )


def _of_conference(conference: Conference, told: Participation) -> ConferenceFiguresOut:
    plan, id_ = conference.plan, conference.id
    return ConferenceFiguresOut(
        id=id_,
        title=plan.title,
        starts_at=plan.starts_at,
        status=conference.status,
        capacity=plan.capacity,
        beyond_labour_market=FiguresOut.of(told.beyond_by_conference.get(id_, Figures())),
        **FiguresOut.of(told.by_conference.get(id_, Figures())).model_dump(),
    )


def _sessions(plan: Plan, told: Participation) -> list[SessionFiguresOut]:
    return [
        SessionFiguresOut(
            id=one.id,
            title=one.title,
            starts_at=one.starts_at,
            capacity=one.capacity,
            **FiguresOut.of(told.by_session.get(one.id, Figures())).model_dump(),
        )
        for one in sorted(plan.sessions, key=lambda one: (one.starts_at, one.id))
    ]


def _parts(divided: Mapping[str, Figures]) -> list[PartOut]:
    return [PartOut(key=key, **FiguresOut.of(figures).model_dump()) for key, figures in divided.items()]
