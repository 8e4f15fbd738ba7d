"""What somebody who comes to a conference is told of it, when it is its time and not a fact that says so."""

from datetime import datetime, timedelta

from notification.domain.conference import PlannedConference
from notification.domain.content import Content
from notification.domain.message import Template, message_id
from notification.domain.seat import Seat


def content_for(
    seat: Seat, conference: PlannedConference, template: Template, of: str, moment: datetime, kept: timedelta
) -> Content:
    """Return the content of a message by this template, one for each `of`, erased when it was kept for so long."""
    assert seat.recipient is not None  # noqa: S101 - only seats that somebody has are asked for
    return Content(
        message_id(of, template, seat.id),
        1,
        seat.id,
        seat.sequence,
        seat.recipient,
        seat.link,
        written_at=moment,
        erase_at=moment + kept,
        conference=conference.told_in(seat.recipient.language, seat.mode),
    )
