"""Messages as they are shown: what, about what, and what came of it. Neither to whom nor the words."""

from pydantic import BaseModel

from chassis.wire import Moment
from notification.domain.content import Language
from notification.domain.message import Message, State, Template


class MessageOut(BaseModel):
    """A message. `next_attempt_at` is null while it is being sent and when it is finished."""

    id: str
    template: Template
    language: Language
    about: str
    state: State
    attempts: int
    reason: str | None
    queued_at: Moment
    next_attempt_at: Moment | None
    finished_at: Moment | None
    version: int

    @classmethod
    def of(cls, message: Message) -> "MessageOut":
        """Return how a message is shown."""
        return cls(
            id=message.id,
            template=message.template,
            language=message.language,
            about=message.about,
            state=message.state,
            attempts=message.attempts,
            reason=message.reason,
            queued_at=message.queued_at,
            next_attempt_at=message.due_at if message.state == "queued" else None,
            finished_at=message.finished_at,
            version=message.version,
        )


class MessagesOut(BaseModel):
    """A page of messages, newest first."""

    items: list[MessageOut]
    next_cursor: str | None
