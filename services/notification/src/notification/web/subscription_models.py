"""Subscriptions as they are asked for and shown. The address is never shown."""

from typing import Annotated, Literal

from pydantic import BaseModel, EmailStr, Field, StringConstraints

from chassis.wire import Request
from notification.domain.content import Language
from notification.domain.subscriber import Subscriber, Track

TOKEN = r"^[A-Za-z0-9_.-]+$"  # noqa: S105 - what a token looks like
Token = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=TOKEN)]


class SubscriptionIn(Request):
    """Who wants to be told of what. No tracks: of everything."""

    email: EmailStr
    language: Language = "sv"
    tracks: list[Track] = Field(default_factory=list, max_length=10)


class SubscriptionAccepted(BaseModel):
    """The same whether the address is known or not: nobody learns here who subscribes."""

    status: Literal["accepted"] = "accepted"


class TokenIn(Request):
    """The word from the link in the mail."""

    token: Token


class SubscriptionOut(BaseModel):
    """What was asked for and waits to be confirmed (pending), or holds (confirmed), or has ended (unsubscribed)."""

    status: Literal["pending", "confirmed", "unsubscribed"]
    tracks: list[str]
    language: Language

    @classmethod
    def of(cls, subscriber: Subscriber) -> "SubscriptionOut":
        """Return how a subscription is shown."""
        status = "pending" if subscriber.wanted is not None else subscriber.state
        choice = subscriber.choice
        return cls(status=status, tracks=list(choice.tracks), language=choice.language)


class Unsubscribed(BaseModel):
    """It has ended, now or before."""

    status: Literal["unsubscribed"] = "unsubscribed"
