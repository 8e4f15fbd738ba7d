"""Nobody holds a connection for ever: a request must arrive, an answer begin, and a piece of it be taken, in time."""

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gateway import security
from gateway.edge.refusals import SLOW_ANSWER, SLOW_REQUEST, RefusedError, refuse

# Seconds.
ARRIVES_WITHIN = 20.0
BEGINS_WITHIN = 45.0
TAKEN_WITHIN = 60.0


class _SlowRequestError(Exception):
    """The body did not arrive in time."""


class TimeLimits:
    """ASGI middleware: bounds the time of each part of a request."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        turn = _Turn(receive, send)
        try:
            async with asyncio.timeout(BEGINS_WITHIN) as turn.begins:
                await self._app(scope, turn.receive, turn.send)
        except _SlowRequestError:
            await _give_up(SLOW_REQUEST, turn.begun, scope, receive, send)
        except TimeoutError:
            if not turn.begins.expired():
                raise
            await _give_up(SLOW_ANSWER, turn.begun, scope, receive, send)


class _Turn:
    """One request and its answer."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self.begun = False
        self.begins: asyncio.Timeout
        self._receive, self._send = receive, send
        self._arrived = False
        self._due = asyncio.get_running_loop().time() + ARRIVES_WITHIN

    async def receive(self) -> Message:
        """Return the next piece of the request; what comes after its end is waited for without a limit."""
        if self._arrived:
            return await self._receive()
        try:
            async with asyncio.timeout_at(self._due):
                message = await self._receive()
        except TimeoutError as error:
            raise _SlowRequestError from error
        self._arrived = not message.get("more_body", False)
        return message

    async def send(self, message: Message) -> None:
        """Send the next piece of the answer. Raises TimeoutError where the reader does not take it."""
        if not self.begun:
            self.begun = True
            self.begins.reschedule(None)
        async with asyncio.timeout(TAKEN_WITHIN):
            await self._send(message)


async def _give_up(error: RefusedError, begun: bool, scope: Scope, receive: Receive, send: Send) -> None:
    """Say so where nothing is said yet, and close the connection: what comes late on it is not read."""

    async def send_last(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message["headers"], (b"connection", b"close")]
        await send(message)

    security.tell("too-slow", error.slug)
    if not begun:
        await refuse(error, scope, receive, send_last)
