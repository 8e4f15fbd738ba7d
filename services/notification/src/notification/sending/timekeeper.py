"""What is done when its time has come: reminders, mailings, forgetting. Each in small steps, each step once.

Every step is one command, and what it has done is kept in the same transaction as the messages it queues. So a step
that is killed half-way leaves nothing behind, several timekeepers share the work, and the next start goes on.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from chassis import trace
from chassis.each import each
from chassis.logs import log
from chassis.storage import GroupCommit, Storage, StorageUnavailableError, TooManyWaitingError, UnitOfWork
from notification.domain.message import Origin
from notification.use_cases.forget_attendees import forget_attendees, list_conferences_to_forget
from notification.use_cases.mail_article import list_mailings_going, mail_article
from notification.use_cases.remind_attendees import list_conferences_to_remind_of, remind_attendees
from notification.use_cases.remind_of_consultation import list_consultations_to_remind_of, remind_of_consultation
from notification.use_cases.tell_of_change import list_conferences_that_changed, tell_of_change
from notification.use_cases.thank_attendees import list_conferences_to_thank_for, thank_attendees

LOOKS_EVERY = 1.0
CONSULTATIONS_AT_A_TIME = 100

Step = Callable[[UnitOfWork], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Timekeeper:
    """Looks every second for what is due. `token` makes a subscriber's word for leaving; `rouse` wakes the sender."""

    commits: GroupCommit
    storage: Storage
    kept: timedelta
    home: str
    token: Callable[[str], str]
    rouse: Callable[[], None]

    async def run(self) -> None:
        """Go on until cancelled."""
        while True:
            trace.enter(trace.begin())
            try:
                await self.look()
            except (StorageUnavailableError, TooManyWaitingError):
                log.warning("timekeeper waits for the database")
            await asyncio.sleep(LOOKS_EVERY)

    async def look(self) -> None:
        """Do all that is due now."""
        here = trace.current()
        origin = Origin("", here.traceparent, here.correlation_id)
        kept = self.kept

        async def remind(id_: str) -> None:
            await self._all(id_, partial(remind_attendees, conference_id=id_, kept=kept, origin=origin))

        async def change(id_: str) -> None:
            await self._all(id_, partial(tell_of_change, conference_id=id_, kept=kept, origin=origin))

        async def thank(id_: str) -> None:
            await self._all(id_, partial(thank_attendees, conference_id=id_, kept=kept, origin=origin))

        async def consult(id_: str) -> None:
            await self._step(id_, partial(remind_of_consultation, consultation_id=id_, kept=kept, origin=origin))

        async def mail(id_: str) -> None:
            await self._all(
                id_, partial(mail_article, article_id=id_, token=self.token, home=self.home, kept=kept, origin=origin)
            )

        async def forget(id_: str) -> None:
            await self._all(id_, partial(forget_attendees, conference_id=id_))

        await each(await list_conferences_to_remind_of(self.storage), remind)
        await each(await list_conferences_that_changed(self.storage), change)
        await each(await list_conferences_to_thank_for(self.storage), thank)
        await each(await list_consultations_to_remind_of(self.storage, CONSULTATIONS_AT_A_TIME), consult)
        await each(await list_mailings_going(self.storage), mail)
        await each(await list_conferences_to_forget(self.storage), forget)

    async def _all(self, key: str, step: Step) -> None:
        """Do this step until there is nothing left of it."""
        while await self._step(key, step):
            pass

    async def _step(self, key: str, step: Step) -> object:
        async def work(unit: UnitOfWork) -> object:
            unit.afterwards(self.rouse)
            return await step(unit)

        return await self.commits.run(key, work)
