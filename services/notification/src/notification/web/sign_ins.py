"""Mails that let people in, asked for by the gateway alone."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Literal

from fastapi import APIRouter, Depends
from pydantic import AwareDatetime, BaseModel, EmailStr, Field

from chassis import trace
from chassis.storage import GroupCommit, UnitOfWork
from chassis.wire import Line, Request
from notification.domain.content import Language, Recipient
from notification.domain.message import Origin
from notification.use_cases.mail_sign_in import Kind, MailSignIn, mail_sign_in
from notification.web.rights import MAIL_SIGN_INS


class SignInMailIn(Request):
    """Who gets which link, and until when it is good."""

    account_id: Line
    kind: Kind
    name: str = Field("", max_length=200)
    email: EmailStr
    language: Language = "sv"
    link: str = Field(max_length=2000, pattern=r"^https?://")
    good_until: AwareDatetime | None = None


class SignInMailAccepted(BaseModel):
    """It is on its way."""

    status: Literal["accepted"] = "accepted"


def sign_in_routes(commits: GroupCommit, kept: timedelta, wake: Callable[[], None]) -> APIRouter:
    """Return the routes. `wake` rouses the sender when it runs in this process."""
    router = APIRouter(tags=["sign-in mails"], dependencies=[Depends(MAIL_SIGN_INS)])

    @router.post("/sign-in-mails", status_code=202)
    async def mail(body: SignInMailIn) -> SignInMailAccepted:
        """Mail somebody their link to sign in, or tell them of their new account; for the gateway."""
        here = trace.current()
        command = MailSignIn(
            uuid.uuid4().hex,
            body.account_id,
            body.kind,
            Recipient(body.name, body.email, body.language),
            body.link,
            body.good_until,
            Origin("", here.traceparent, here.correlation_id),
        )

        async def work(unit: UnitOfWork) -> None:
            unit.afterwards(wake)
            await mail_sign_in(unit, command, kept)

        await commits.run(command.request_id, work)
        return SignInMailAccepted()

    return router
