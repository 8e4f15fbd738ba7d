"""Asking the public API: what is wrong is said with the answer, and with what to do about it."""

import httpx

from .errors import SetupError


def checked(answer: httpx.Response, allow: int = 0) -> httpx.Response:
    """The answer, when it is a success or has the status that is allowed besides. Raises SetupError."""
    if not answer.is_success and answer.status_code != allow:
        request = answer.request
        raise SetupError(
            f"The programme could not be loaded: {request.method} {request.url} answered {answer.status_code}:\n"
            f"  {answer.text[:500]}",
            "./samverka logs tells more; then ./samverka seed",
        )
    return answer
