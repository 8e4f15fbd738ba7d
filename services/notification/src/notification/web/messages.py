"""Messages over HTTP, for staff and operators."""

from collections.abc import Callable
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from chassis.parameters import Cursor, Limit
from chassis.storage import GroupCommit, Storage, UnitOfWork
from notification.domain.message import Message, State
from notification.use_cases.list_messages import list_messages
from notification.use_cases.resend_message import resend_message
from notification.web.models import MessageOut, MessagesOut
from notification.web.rights import RESEND, SEE_MESSAGES

About = Annotated[str | None, Query(max_length=200, description="Only messages about this, such as an attendee's id.")]
OfState = Annotated[State | None, Query(description="Only messages in this state.")]


def message_routes(commits: GroupCommit, storage: Storage, wake: Callable[[], None]) -> APIRouter:
    """Return the routes. `wake` rouses the sender when it runs in this process."""
    router = APIRouter(tags=["messages"])

    @router.get("/messages", dependencies=[Depends(SEE_MESSAGES)])
    async def messages(
        about: About = None, state: OfState = None, cursor: Cursor = None, limit: Limit = 50
    ) -> MessagesOut:
        """List messages, newest first; neither to whom nor the words."""
        page = await list_messages(storage, about=about, state=state, cursor=cursor, limit=limit)
        return MessagesOut(items=[MessageOut.of(one) for one in page.items], next_cursor=page.next_cursor)

    @router.post("/messages/{message_id}/resend", dependencies=[Depends(RESEND)])
    async def resend(message_id: str) -> MessageOut:
        """Send a message that has been sent or has failed once more; for staff."""
        return MessageOut.of(await commits.run(message_id, partial(_resend, message_id=message_id, wake=wake)))

    return router


async def _resend(unit: UnitOfWork, message_id: str, wake: Callable[[], None]) -> Message:
    unit.afterwards(wake)
    return await resend_message(unit, message_id)
