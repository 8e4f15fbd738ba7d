"""How invitations to conferences, and the answers to them, come in and go out."""

from pydantic import BaseModel

from chassis.problems import slug_of
from chassis.wire import Moment, Note, Request
from registration.domain.conference_invitation import Declination, Standing
from registration.domain.interest import ChangedBy
from registration.domain.texts import Text
from registration.use_cases.invite_to_conference import Asked
from registration.use_cases.list_conference_invitations import Asking
from registration.web.municipality_models import InvitationOut, InvitationsOut, LeftOutOut, MailContactOut


class DeclinationIn(Request):
    """What there is to say with a no; may be left out."""

    message: Note | None = None


class DeclinationOut(BaseModel):
    """Nobody comes: since when, who said so, and what they wrote."""

    declined_at: Moment
    declined_by: ChangedBy
    message: str | None

    @classmethod
    def of(cls, declination: Declination) -> "DeclinationOut":
        """Return how it is shown."""
        return cls(declined_at=declination.at, declined_by=declination.by, message=declination.message)


class RefusalOut(BaseModel):
    """Which rule refuses to write to a municipality now."""

    reason: str
    text: Text


class ConferenceInvitationOut(BaseModel):
    """How a municipality stands to a conference; `contact` and `left_out` are for staff alone.

    `registered` counts who comes, or may. A no stays in `declination` when somebody registers after it.
    """

    municipality_code: str
    name: str
    interested: bool
    standing: Standing
    registered: int
    came: int
    invited_at: Moment | None
    reminded_at: Moment | None
    times: int
    declination: DeclinationOut | None
    contact: MailContactOut | None
    left_out: RefusalOut | None

    @classmethod
    def of(cls, one: Asking, *, whole: bool) -> "ConferenceInvitationOut":
        """Return how it is shown; `whole`: to staff."""
        sent, refusal = one.invitation, one.refusal if whole else None
        return cls(
            municipality_code=sent.municipality_code,
            name=one.name,
            interested=one.interested,
            standing=one.standing,
            registered=one.turnout.coming,
            came=one.turnout.came,
            invited_at=sent.invited_at,
            reminded_at=sent.reminded_at,
            times=sent.times,
            declination=DeclinationOut.of(sent.declination) if sent.declination else None,
            contact=MailContactOut.of(one.reader) if whole and one.reader else None,
            left_out=RefusalOut(reason=slug_of(type(refusal)), text=Text(refusal.sv, refusal.en)) if refusal else None,
        )


class ConferenceInvitationsOut(BaseModel):
    """The municipalities, each with how it stands to the conference."""

    items: list[ConferenceInvitationOut]
    next_cursor: None = None


def told(asked: Asked) -> InvitationsOut:
    """Return who was written to, and who was not."""
    return InvitationsOut(
        sent=[InvitationOut(municipality_code=one.municipality_code, times=one.times) for one in asked.sent],
        left_out=LeftOutOut.all_of(asked.left_out),
    )
