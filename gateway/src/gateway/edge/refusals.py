"""What the door says when it refuses: a problem document to programs, a page to people."""

from typing import cast

from fastapi import FastAPI, Request, Response
from starlette.types import Receive, Scope, Send

from chassis.problems import ProblemError


class RefusedError(ProblemError):
    """The door refuses; the first sentence of the text is the page's heading."""


def too_many(retry_after: int) -> RefusedError:
    """Return the refusal of more than a limit allows."""
    return RefusedError(
        429,
        "too-many-requests",
        f"Nu blev det många på en gång. Vänta {_wait(retry_after, 'sekunder', 'minuter')} och försök igen. "
        "Det du har gjort finns kvar.",
        f"That was a lot at once. Wait {_wait(retry_after, 'seconds', 'minutes')} and try again. "
        "What you have done is kept.",
        retry_after=retry_after,
    )


def _wait(seconds: int, in_seconds: str, in_minutes: str) -> str:
    return f"{seconds} {in_seconds}" if seconds <= 90 else f"{-(-seconds // 60)} {in_minutes}"  # noqa: PLR2004


FOREIGN_FORM = RefusedError(
    403,
    "foreign-form",
    "Formuläret kom från en annan webbplats. Öppna sidan här hos oss och fyll i det igen.",
    "The form came from another site. Open the page here and fill it in again.",
)
WRONG_HOST = RefusedError(
    421,
    "wrong-host",
    "Den här adressen är inte vår. Kontrollera adressen i webbläsaren.",
    "This address is not ours. Check the address in your browser.",
)
SLOW_REQUEST = RefusedError(
    408,
    "slow-request",
    "Det tog för lång tid att ta emot det du skickade. Kontrollera uppkopplingen och försök igen.",
    "It took too long to receive what you sent. Check your connection and try again.",
)
SLOW_ANSWER = RefusedError(
    503,
    "slow-answer",
    "Det tog för lång tid att svara. Försök igen om en stund.",
    "It took too long to answer. Try again in a while.",
    retry_after=5,
)
AUDIT_LOG_AWAY = RefusedError(
    503,
    "audit-log-away",
    "Just nu kan inget ändras. Vi kan inte skriva ned vad som görs, och då gör vi det inte heller. "
    "Försök igen om en stund.",
    "Nothing can be changed just now. We cannot write down what is done, and so we do not do it. Try again in a while.",
    retry_after=5,
)


async def refuse(error: RefusedError, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with the refusal, in the way the application answers its own errors."""
    app = cast("FastAPI", scope["app"])
    request = Request(scope, receive)
    response = cast("Response", await app.exception_handlers[RefusedError](request, error))  # type: ignore[misc]
    await response(scope, receive, send)
