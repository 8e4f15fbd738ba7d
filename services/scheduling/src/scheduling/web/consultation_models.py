"""How consultations come in and go out."""

from typing import Annotated, Literal

from pydantic import BaseModel, EmailStr, Field

from chassis.wire import Line, Moment, Note, Request
from scheduling.domain.adviser import Language, Track
from scheduling.domain.consultation import Consultation, Contact, Outcome, Participant, Wish
from scheduling.domain.slot import Mode, Place
from scheduling.web.models import Code
from scheduling.web.slot_models import NamedAdviser

Topic = Annotated[Note, Field(min_length=1)]


class ContactIn(Request):
    """The person at the municipality."""

    name: Line
    email: EmailStr
    phone: Line | None = None
    language: Language = "sv"


class ParticipantIn(Request):
    """Somebody else who takes part."""

    name: Line
    email: EmailStr | None = None


class ConsultationIn(Request):
    """What a municipality wants to book."""

    slot_id: Line
    municipality_code: Code
    contact: ContactIn
    topic: Topic
    mode: Mode
    participants: list[ParticipantIn] = Field(default_factory=list, max_length=20)

    def wish(self) -> Wish:
        """Return the domain's wish."""
        told = self.contact
        contact = Contact(told.name, told.email, told.phone, told.language)
        participants = tuple(Participant(one.name, one.email) for one in self.participants)
        return Wish(self.municipality_code, contact, self.topic, self.mode, participants)


class MoveIn(Request):
    """Where to."""

    slot_id: Line


class OutcomeIn(Request):
    """What became of it; notes are the adviser's own."""

    outcome: Outcome
    notes: Note | None = None


class ConsultationOut(BaseModel):
    """A consultation, to those who take part in it and to staff. Notes are for staff and advisers."""

    id: str
    status: Literal["booked", "cancelled", "held", "missed"]
    slot_id: str
    adviser: NamedAdviser
    municipality_code: str
    track: Track
    mode: Mode
    starts_at: Moment
    ends_at: Moment
    place: Place | None
    online_url: str | None
    contact: Contact
    topic: str
    participants: list[Participant]
    notes: str | None = None
    version: int

    @classmethod
    def of(cls, consultation: Consultation, adviser_name: str, *, inside: bool = False) -> "ConsultationOut":
        """Return how a consultation is shown; `inside` shows the adviser's notes."""
        wish = consultation.wish
        return cls(
            id=consultation.id,
            status=consultation.status,
            slot_id=consultation.slot_id,
            adviser=NamedAdviser(id=consultation.adviser_id, name=adviser_name),
            municipality_code=wish.municipality_code,
            track=consultation.track,
            mode=wish.mode,
            starts_at=consultation.starts_at,
            ends_at=consultation.ends_at,
            place=consultation.place,
            online_url=consultation.online_url,
            contact=wish.contact,
            topic=wish.topic,
            participants=list(wish.participants),
            notes=consultation.notes if inside else None,
            version=consultation.version,
        )


class ConsultationsOut(BaseModel):
    """A page of consultations."""

    items: list[ConsultationOut]
    next_cursor: str | None
