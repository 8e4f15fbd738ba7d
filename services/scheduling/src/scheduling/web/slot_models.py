"""How slots come in and go out."""

import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Annotated, Literal

from pydantic import BaseModel, Field, model_validator

from chassis.wire import Line, Moment, MomentIn, Request
from scheduling.domain.adviser import Track
from scheduling.domain.slot import Mode, Offer, Place, Slot, weekly
from scheduling.use_cases.publish_slots import PublishSlots
from scheduling.web.models import Url


class PlaceIn(Request):
    """Where people meet on site; without one they meet at the municipality."""

    name: Line
    address: Line | None = None


class RepeatIn(Request):
    """The same time every week."""

    weeks: Annotated[int, Field(ge=2, le=26)]


class SlotsIn(Request):
    """One time, or a weekly series that keeps its hour when the clocks change."""

    adviser_id: Line
    track: Track | None = Field(None, description="May be left out where the adviser has one track only.")
    starts_at: MomentIn
    ends_at: MomentIn | None = None
    minutes: Annotated[int, Field(ge=5, le=720)] | None = Field(None, description="Its length, in place of `ends_at`.")
    modes: Annotated[list[Mode], Field(min_length=1, max_length=2)]
    place: PlaceIn | None = None
    online_url: Url | None = None
    repeat: RepeatIn | None = None

    @model_validator(mode="after")
    def _has_one_end(self) -> "SlotsIn":
        if (self.ends_at is None) == (self.minutes is None):
            raise ValueError("give either ends_at or minutes")
        return self

    def command(self, track: Track) -> PublishSlots:
        """Return the use case's command, with new ids."""
        ends_at: datetime = self.ends_at or self.starts_at + timedelta(minutes=self.minutes or 0)
        times = weekly(self.starts_at, ends_at, self.repeat.weeks if self.repeat else 1)
        place = Place(self.place.name, self.place.address) if self.place else None
        offer = Offer(track, tuple(self.modes), place, self.online_url)
        return PublishSlots(self.adviser_id, offer, [(uuid.uuid4().hex, start, end) for start, end in times])


class NamedAdviser(BaseModel):
    """Who it is with."""

    id: str
    name: str


class SlotOut(BaseModel):
    """A time on offer. The address of an online meeting is told to those who have booked."""

    id: str
    adviser: NamedAdviser
    track: Track
    starts_at: Moment
    ends_at: Moment
    modes: list[Mode]
    place: Place | None
    status: Literal["free", "taken", "withdrawn"]

    @classmethod
    def of(cls, slot: Slot, names: Mapping[str, str]) -> "SlotOut":
        """Return how a slot is shown; `names` are the advisers', by id."""
        return cls(
            id=slot.id,
            adviser=NamedAdviser(id=slot.adviser_id, name=names.get(slot.adviser_id, "")),
            track=slot.track,
            starts_at=slot.starts_at,
            ends_at=slot.ends_at,
            modes=list(slot.offer.modes),
            place=slot.offer.place,
            status=slot.status,
        )


class SlotsOut(BaseModel):
    """Slots, in order of time."""

    items: list[SlotOut]
    next_cursor: str | None = None
