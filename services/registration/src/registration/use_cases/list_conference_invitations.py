"""How the municipalities stand to a conference: asked, coming, not coming, not heard from."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from chassis.clock import now
from chassis.storage import Storage
from registration.domain.conference import Conference
from registration.domain.conference_invitation import (
    ConferenceInvitation,
    Standing,
    Turnout,
    contact_of,
    not_asked_yet,
)
from registration.domain.errors import RuleError
from registration.domain.invitation import MailContact, not_invited_yet
from registration.storage.conference_invitations import turnouts
from registration.storage.kinds import CONFERENCE_INVITATIONS
from registration.use_cases.list_municipalities import Municipality, list_municipalities


@dataclass(frozen=True, slots=True)
class Asking:
    """One municipality and the conference. `refusal` is the rule that refuses to write to it now; None: none does."""

    name: str
    interested: bool
    invitation: ConferenceInvitation
    turnout: Turnout
    reader: MailContact | None
    refusal: RuleError | None

    @property
    def standing(self) -> Standing:
        """What is known of the municipality and this conference."""
        return self.invitation.standing(self.turnout)


async def list_conference_invitations(
    storage: Storage, conference: Conference, *, within: Collection[str] | None = None
) -> Sequence[Asking]:
    """Return all municipalities, or those `within`."""
    kept = await storage.find(CONFERENCE_INVITATIONS, {"conference_id": conference.id})
    invitations, counted = {one.municipality_code: one for one in kept}, await turnouts(storage, conference.id)
    moment = now()
    return [
        _asking(
            one,
            conference,
            invitations.get(one.code) or not_asked_yet(conference.id, one.code),
            counted.get(one.code, Turnout()),
            moment,
        )
        for one in await list_municipalities(storage, known=True)
        if within is None or one.code in within
    ]


def _asking(
    one: Municipality, conference: Conference, invitation: ConferenceInvitation, turnout: Turnout, now: datetime
) -> Asking:
    reader, refusal = contact_of(one.interest, one.invitation or not_invited_yet(one.code)), None
    try:
        invitation.send(conference, reader, now, somebody_comes=turnout.coming > 0)
    except RuleError as refused:
        refusal = refused
    interested = one.interest is not None and one.interest.status == "declared"
    return Asking(one.name, interested, invitation, turnout, reader, refusal)
