"""Somebody's place at a conference, or what they have instead: who is told when it changes, and reminded of it."""

from dataclasses import dataclass, replace
from datetime import datetime

from notification.domain.content import Recipient, Standing


@dataclass(frozen=True, slots=True)
class Seat:
    """The place of one attendee, under the attendee's id. `since` is when they got it.

    `standing` says whether it is a place, or one in line, an offer or a request. `mode` is how they take part, where
    one chooses. `reminded_for` is the morning for which a reminder was queued: a conference that is moved to another
    day has another. `told_changes` is how many changes of the conference they know of. A place given up has no
    recipient any more; what is left of it goes at `erase_at`. `came` is what the door told last, in its fact of
    `door_sequence`; who came is `thanked` once.
    """

    id: str
    version: int
    conference_id: str
    sequence: int
    since: datetime
    recipient: Recipient | None
    link: str = ""
    reminded_for: datetime | None = None
    erase_at: datetime | None = None
    told_changes: int = 0
    mode: str | None = None
    standing: Standing = "confirmed"
    came: bool = False
    door_sequence: int = 0
    thanked: bool = False

    def is_to_be_reminded(self, conference_id: str, remind_at: datetime) -> bool:
        """Whether a reminder for that morning is still owed: who has a place, and had it by then."""
        is_there = self.comes and self.conference_id == conference_id
        return is_there and self.since <= remind_at and self.reminded_for != remind_at

    @property
    def comes(self) -> bool:
        """Whether somebody has a place, and not the hope of one alone."""
        return self.recipient is not None and self.standing == "confirmed"

    def stand(self, news: "Seat") -> "Seat":
        """Return it as a later fact tells it; what they were told of the conference meanwhile they still know."""
        known = replace(self, version=self.version + 1, since=news.since, standing=news.standing, erase_at=None)
        return replace(known.correct(news), told_changes=max(self.told_changes, news.told_changes))

    def remind(self, remind_at: datetime) -> "Seat":
        """Return it with the reminder queued."""
        return replace(self, version=self.version + 1, reminded_for=remind_at)

    def correct(self, news: "Seat") -> "Seat":
        """Return it with the person, the link that opens their page, and the way to take part, as they are now."""
        return replace(
            self,
            version=self.version + 1,
            sequence=news.sequence,
            recipient=news.recipient,
            link=news.link,
            mode=news.mode,
        )

    def at_the_door(self, sequence: int, *, came: bool) -> "Seat":
        """Return it as the door tells it; who was not there after all is thanked anew should they come."""
        return replace(self, version=self.version + 1, door_sequence=sequence, came=came, thanked=self.thanked and came)

    def is_to_be_thanked(self, conference_id: str) -> bool:
        """Whether somebody came and has not been thanked."""
        return self.came and not self.thanked and self.recipient is not None and self.conference_id == conference_id

    def thank(self) -> "Seat":
        """Return it with the thanks queued."""
        return replace(self, version=self.version + 1, thanked=True)

    def is_to_be_told(self, conference_id: str, number: int) -> bool:
        """Whether a change of the conference has not been told yet; those who came later know it already."""
        return self.recipient is not None and self.conference_id == conference_id and self.told_changes < number

    def tell(self, number: int) -> "Seat":
        """Return it with this change of the conference told."""
        return replace(self, version=self.version + 1, told_changes=number)

    def renew_link(self, sequence: int, link: str) -> "Seat":
        """Return it with the person's new link."""
        return replace(self, version=self.version + 1, sequence=sequence, link=link)

    def give_up(self, sequence: int, erase_at: datetime) -> "Seat":
        """Return it without the person."""
        return replace(self, version=self.version + 1, sequence=sequence, recipient=None, link="", erase_at=erase_at)
