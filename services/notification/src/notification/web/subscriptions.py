"""Subscriptions over HTTP: asked for by anybody, confirmed and ended by whoever has the link from the mail."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import RedirectResponse

from chassis import trace
from chassis.parameters import Key
from chassis.storage import GroupCommit, Once, Storage, UnitOfWork
from notification.domain.message import Origin
from notification.domain.subscriber import Choice
from notification.mail.addresses import address_key
from notification.use_cases.confirm_subscription import confirm_subscription
from notification.use_cases.end_subscription import end_subscription
from notification.use_cases.get_subscription import get_subscription
from notification.use_cases.request_subscription import RequestSubscription, request_subscription
from notification.web.rights import SUBSCRIBE
from notification.web.subscriber_links import SubscriberLinks
from notification.web.subscription_models import (
    TOKEN,
    SubscriptionAccepted,
    SubscriptionIn,
    SubscriptionOut,
    TokenIn,
    Unsubscribed,
)

TokenOf = Annotated[str, Query(min_length=1, max_length=200, pattern=TOKEN, description="The word from the link.")]


def subscription_routes(
    commits: GroupCommit, storage: Storage, links: SubscriberLinks, kept: timedelta, wake: Callable[[], None]
) -> APIRouter:
    """Return the routes. `wake` rouses the sender when it runs in this process."""
    router = APIRouter(tags=["subscriptions"], dependencies=[Depends(SUBSCRIBE)])

    @router.post("/subscriptions", status_code=202, response_model=SubscriptionAccepted)
    async def subscribe(body: SubscriptionIn, request: Request, key: Key = None) -> Response:
        """Ask to be told of new articles. The address is mailed a link to confirm; the answer is always the same."""
        command = _command(body, links)

        async def work(unit: UnitOfWork) -> bytes:
            unit.afterwards(wake)
            await request_subscription(unit, command, kept)
            return SubscriptionAccepted().model_dump_json().encode()

        once = Once.of(key, request.url.path, "", await request.body()) if key else None
        return Response(await commits.run(command.address_key, work, once), 202, media_type="application/json")

    @router.get("/subscriptions/confirmation")
    async def show(token: TokenOf) -> SubscriptionOut:
        """Show what the link confirms, or has confirmed. Looking changes nothing."""
        return SubscriptionOut.of(await get_subscription(storage, links.subscriber_of(token)))

    @router.post("/subscriptions/confirmation")
    async def confirm(body: TokenIn) -> SubscriptionOut:
        """Say yes."""
        id_ = links.subscriber_of(body.token)
        return SubscriptionOut.of(await commits.run(id_, lambda unit: confirm_subscription(unit, id_)))

    @router.post("/subscriptions/unsubscription")
    async def unsubscribe(token: TokenOf) -> Unsubscribed:
        """Leave at once (RFC 8058: mail programs post `List-Unsubscribe=One-Click` here; the token says it all)."""
        id_ = links.leaver_of(token)
        await commits.run(id_, lambda unit: end_subscription(unit, id_))
        return Unsubscribed()

    @router.get("/subscriptions/unsubscription", include_in_schema=False)
    async def to_the_page(token: TokenOf) -> RedirectResponse:
        """Lead people who open the header's address in a browser to the page; scanners that look end nothing."""
        id_ = links.leaver_of(token)
        return RedirectResponse(links.leaving.address(id_), 303)

    return router


def _command(body: SubscriptionIn, links: SubscriberLinks) -> RequestSubscription:
    here = trace.current()
    wanted = Choice(tuple(dict.fromkeys(body.tracks)), body.language)
    return RequestSubscription(
        subscriber_id=uuid.uuid4().hex,
        request_id=uuid.uuid4().hex,
        email=body.email,
        address_key=address_key(body.email),
        wanted=wanted,
        page_of=links.own.address,
        origin=Origin("", here.traceparent, here.correlation_id),
    )
