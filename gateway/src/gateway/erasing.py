"""The gateway's part in erasing people. It hears no facts: it asks registration what there is to do, and confirms."""

import asyncio
from functools import partial
from typing import Any

from chassis.logs import log
from chassis.problems import ProblemError
from chassis.storage import GroupCommit, Storage, forget
from gateway.domain.errors import LastStaffError
from gateway.services import Services
from gateway.use_cases.erase_account import account_with, erase_account
from gateway.use_cases.invite import EVERYBODY

ASKS_EVERY_SECONDS = 5.0
OK = 200


class Eraser:
    """Erases accounts of people who are erased; several gateways may do it, each of them once."""

    def __init__(self, services: Services, storage: Storage, commits: GroupCommit) -> None:
        self._services, self._storage, self._commits = services, storage, commits

    async def run(self) -> None:
        """Go on until cancelled; while registration or the database is away, wait."""
        while True:
            try:
                await self.look()
            except ProblemError as error:
                log.info("erasing waits", reason=error.slug)
            except Exception:
                log.exception("erasing failed, begins again")
            await asyncio.sleep(ASKS_EVERY_SECONDS)

    async def look(self) -> None:
        """Erase what is to be erased now, and confirm it."""
        status, waiting = await self._services.ask_as_the_door("GET", "/erasures-at-the-door")
        for one in waiting["items"] if status == OK else ():
            try:
                await self._erase(one)
            except LastStaffError:
                log.warning("the last member of staff is not erased", erasure=one["id"])
                continue
            await self._services.ask_as_the_door("POST", f"/erasures/{one['id']}/confirmation")

    async def _erase(self, one: dict[str, Any]) -> None:
        account = await account_with(self._storage, one["id"], one["digest"])
        if account is not None:
            await self._commits.run(EVERYBODY, partial(erase_account, account_id=account.id))
            await forget(self._storage, [account.email])
