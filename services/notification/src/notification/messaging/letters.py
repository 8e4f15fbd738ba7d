"""How each event of the domain becomes a letter to the topic."""

from chassis.facts import letter
from chassis.storage.outbox import Letter
from notification.domain.message import MessageFailed, MessageSent
from notification.messaging.published import MessageFailedData, MessageSentData, Model

TOPIC = "notification-message-events"


def letter_of(event: object) -> Letter:
    """Return the letter that tells this event."""
    match event:
        case MessageSent(message, at):
            sent = MessageSentData(
                message_id=message.id,
                template=message.template,
                about=message.about,
                language=message.language,
                sent_at=at,
            )
            return _letter("sent", message.id, message.version, sent)
        case MessageFailed(message, reason, at):
            failed = MessageFailedData(
                message_id=message.id, template=message.template, about=message.about, reason=reason, failed_at=at
            )
            return _letter("failed", message.id, message.version, failed)
        case _:
            raise TypeError(type(event).__name__)


def _letter(verb: str, subject: str, sequence: int, data: Model) -> Letter:
    value = data.model_dump_json().encode()
    return letter("notification", f"notification.message.{verb}.v1", subject, sequence, {TOPIC: value})
