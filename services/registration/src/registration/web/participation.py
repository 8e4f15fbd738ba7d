"""Participation in figures, over HTTP."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel

from chassis.storage import Storage
from chassis.wire import Moment
from registration.domain.conference import Conference
from registration.domain.interest import Track
from registration.domain.participation import Figures, Participation
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
    """The figures of one municipality, sector, role, track or month; an empty `key` is no municipality."""

    key: str


class ConferenceFiguresOut(FiguresOut):
    """The figures of one conference."""

    id: str
    title: Text
    starts_at: Moment
    status: str
    capacity: int


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


def participation_routes(storage: Storage) -> APIRouter:
    """Return the route."""
    router = APIRouter(tags=["participation"])

    @router.get("/participation", dependencies=[Depends(SEE_PARTICIPATION)])
    async def participation(
        conference_id: Annotated[str | None, Query(max_length=100, description="Only this conference.")] = None,
        track: Annotated[Track | None, Query(description="Only conferences on this track.")] = None,
    ) -> ParticipationOut:
        """Tell in figures who registered and who came: by conference, municipality, sector, role, track and month."""
        conferences, figures = await see_participation(storage, conference_id=conference_id, track=track)
        return _shown(conferences, figures)

    return router


def _shown(conferences: Sequence[Conference], told: Participation) -> ParticipationOut:
    return ParticipationOut(
        all=FiguresOut.of(told.all),
        beyond_labour_market=FiguresOut.of(told.beyond),
        by_conference=[_of_conference(one, told.by_conference.get(one.id, Figures())) for one in conferences],
        by_municipality=_parts(told.by_municipality),
        by_sector=_parts(told.by_sector),
        by_role=_parts(told.by_role),
        by_track=_parts(told.by_track),
        by_month=_parts(told.by_month),
    )


def _of_conference(conference: Conference, figures: Figures) -> ConferenceFiguresOut:
    plan = conference.plan
    return ConferenceFiguresOut(
        id=conference.id,
        title=plan.title,
        starts_at=plan.starts_at,
        status=conference.status,
        capacity=plan.capacity,
        **FiguresOut.of(figures).model_dump(),
    )


def _parts(divided: Mapping[str, Figures]) -> list[PartOut]:
    return [PartOut(key=key, **FiguresOut.of(figures).model_dump()) for key, figures in divided.items()]
