"""Doing the same with several things, of which one may be broken."""

from collections.abc import Awaitable, Callable, Iterable

from chassis.logs import log
from chassis.storage import StorageUnavailableError, TooManyWaitingError


async def each(ids: Iterable[str], do: Callable[[str], Awaitable[object]]) -> None:
    """Do it with each. What fails is told and left for the next time, but for a database that all would miss."""
    for id_ in ids:
        try:
            await do(id_)
        except (StorageUnavailableError, TooManyWaitingError):
            raise
        except Exception:
            log.exception("what is due failed and is tried again; the rest goes on", id=id_)
