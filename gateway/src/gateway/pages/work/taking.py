"""Files that a service writes, handed on piece by piece to who works here."""

import json

from fastapi import HTTPException, Request
from fastapi.responses import Response

from gateway.desk import TurnedDownError
from gateway.door import in_pieces
from gateway.rendering import reader_language
from gateway.services import Services, whole

OK, CONFLICT = 200, 409


async def taken_along(services: Services, request: Request, place: str, query: str = "") -> Response:
    """Return the file from this place, in the reader's language. Raises TurnedDownError with what stands against it."""
    answer = await services.open(place, query, {"Accept-Language": reader_language(request)})
    if answer.status == CONFLICT:
        said = json.loads(await whole(answer, "registration"))["detail"]
        raise TurnedDownError(CONFLICT, "not-printed", said, said)
    if answer.status != OK:
        answer.release()
        raise HTTPException(answer.status)
    return in_pieces(answer)
