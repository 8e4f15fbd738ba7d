"""Facts about interests: whom to write to in a municipality, and what becomes of an interest is told to its contact."""

from typing import Any

from chassis.clock import now
from chassis.messaging.subscription import Heard
from chassis.storage import UnitOfWork
from notification.domain.content import Content, Interest, InterestChangedBy
from notification.domain.message import INVITATION, Message, Template, message_id
from notification.messaging import consumed_interests as c
from notification.messaging.reading import Desk, origin_of, recipient_of
from notification.use_cases.follow_municipality import Telling, forget_contact, note_contact
from notification.use_cases.queue_message import queue_message


async def know_contact(unit: UnitOfWork, heard: Heard[Any], desk: Desk) -> None:
    """Keep the contact, and tell them; what waited for them is told now, too."""
    data, telling = heard.data, Telling(origin_of(heard.fact.id), desk.kept, desk.home)
    sequence, contact = heard.fact.sequence, recipient_of(data.personal)
    await note_contact(unit, data.municipality_code, data.interest_id, sequence, contact, telling)
    await _tell(unit, heard, desk, Interest(data.municipality_code, tracks=data.tracks, by=_by(data)))


async def lose_contact(unit: UnitOfWork, heard: Heard[c.InterestWithdrawn], desk: Desk) -> None:
    """Forget the contact, whom one more mail tells so."""
    data = heard.data
    await forget_contact(unit, data.municipality_code, data.interest_id, heard.fact.sequence)
    await _tell(unit, heard, desk, Interest(data.municipality_code, by=_by(data)))


async def tell_organisation(unit: UnitOfWork, heard: Heard[c.OrganisationFact], desk: Desk) -> None:
    """Tell the contact of an organisation."""
    data = heard.data
    tracks = () if isinstance(data, c.OrganisationInterestWithdrawn) else data.tracks
    await _tell(unit, heard, desk, Interest(organisation=data.personal.organisation, tracks=tracks, by=_by(data)))


async def invite(unit: UnitOfWork, heard: Heard[c.MunicipalityInvited], desk: Desk) -> None:
    """Ask a municipality whether it wants to take part, or once more."""
    data = heard.data
    template: Template = "interest-invitation" if data.times == 1 else "interest-reminder"
    about, link = f"{INVITATION}{data.municipality_code}", _form(desk, data.municipality_code)
    await _queue(unit, heard, desk, template, about, link, Interest(data.municipality_code))


async def _tell(unit: UnitOfWork, heard: Heard[Any], desk: Desk, interest: Interest) -> None:
    data, link = heard.data, ""
    if not isinstance(data, c.InterestWithdrawn | c.OrganisationInterestWithdrawn):
        link = data.personal.link
    link = link or _form(desk, interest.municipality_code)
    await _queue(unit, heard, desk, _template(data), data.interest_id, link, interest)


async def _queue(
    unit: UnitOfWork,
    heard: Heard[Any],
    desk: Desk,
    template: Template,
    about: str,
    link: str,
    interest: Interest,
) -> None:
    fact, moment = heard.fact, now()
    content = Content(
        message_id(fact.id, template, about),
        1,
        about,
        fact.sequence,
        recipient_of(heard.data.personal),
        link,
        written_at=moment,
        erase_at=moment + desk.kept,
        interest=interest,
    )
    await queue_message(unit, Message.telling(content, template, origin_of(fact.id)), content)
    desk.rouse(unit)


def _template(data: c.MunicipalFact | c.OrganisationFact) -> Template:
    match data:
        case c.InterestChanged() | c.OrganisationInterestChanged():
            return "interest-changed"
        case c.InterestWithdrawn() | c.OrganisationInterestWithdrawn():
            return "interest-withdrawn"
        case _:
            return "interest-declared"


def _by(data: c.MunicipalFact | c.OrganisationFact) -> InterestChangedBy:
    """Return who did it; one that we do not know yet is told as staff."""
    match data:
        case c.InterestChanged() | c.OrganisationInterestChanged():
            by = data.changed_by
        case c.InterestWithdrawn() | c.OrganisationInterestWithdrawn():
            by = data.withdrawn_by
        case _:
            by = "contact"
    return "contact" if by == "contact" else "coordinator" if by == "coordinator" else "staff"


def _form(desk: Desk, municipality_code: str) -> str:
    """Return the page where interest is declared; a municipality's is chosen there already."""
    page = f"{desk.home.rstrip('/')}/interest"
    return f"{page}?municipality_code={municipality_code}" if municipality_code else f"{page}?from=organisation"
