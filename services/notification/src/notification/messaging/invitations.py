"""Facts about invitations: a municipality is asked to a conference, or once more."""

from chassis.clock import now
from chassis.messaging.subscription import Heard
from chassis.storage import UnitOfWork
from notification.domain.content import Conference, Content, Invitation, Language
from notification.domain.message import Message, Template, message_id
from notification.messaging import consumed as c
from notification.messaging.reading import Desk, origin_of, place_of, recipient_of, text_of
from notification.use_cases.queue_message import queue_message


async def ask(unit: UnitOfWork, heard: Heard[c.InvitationSent], desk: Desk) -> None:
    """Ask whether somebody of the municipality comes; the link in the mail is where it answers."""
    fact, data, moment = heard.fact, heard.data, now()
    template: Template = "conference-invitation" if data.times == 1 else "conference-invitation-reminder"
    recipient = recipient_of(data.personal)
    content = Content(
        message_id(fact.id, template, data.invitation_id),
        1,
        data.invitation_id,
        fact.sequence,
        recipient,
        data.personal.link,
        written_at=moment,
        erase_at=moment + desk.kept,
        conference=_conference(data.conference, recipient.language),
        invitation=Invitation(data.municipality_code, data.conference.tracks, data.conference.registration_closes_at),
    )
    await queue_message(unit, Message.telling(content, template, origin_of(fact.id)), content)
    desk.rouse(unit)


def _conference(told: c.InvitedConference, language: Language) -> Conference:
    title = text_of(told.title).read_in(language)
    return Conference(title, told.starts_at, told.ends_at, place_of(told.place), told.online_url)
