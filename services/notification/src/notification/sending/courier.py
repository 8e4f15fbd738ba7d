"""One try to hand one message over. Whatever goes wrong is an outcome: no message may stop the others."""

import asyncio
from dataclasses import dataclass

from chassis.clock import now
from chassis.logs import log
from notification.domain.content import Content
from notification.domain.message import Message
from notification.domain.outcome import Deferred, Outcome, Refused, Untried
from notification.mail.addresses import AddressNotValidError
from notification.mail.composing import Composer, Mail
from notification.sending.reach import Reach
from notification.sending.smtp import Line, MailServerAwayError

DELIVERS_WITHIN = 90.0
"""Seconds for one delivery; well below the lease."""


@dataclass(frozen=True, slots=True)
class Job:
    """A message in hand, and what it says (None: erased meanwhile)."""

    message: Message
    content: Content | None


class Courier:
    """Writes mails and hands them over, unless the server is known to be away."""

    def __init__(self, composer: Composer, reach: Reach) -> None:
        self._composer = composer
        self._reach = reach

    async def deliver(self, line: Line, job: Job) -> Outcome:
        """Return what came of it; whatever goes wrong is an outcome."""
        if self._reach.pause:
            return Untried(self._reach.reason, self._reach.pause)
        mail = self._written(job)
        return mail if isinstance(mail, Refused) else await self._handed_over(line, mail)

    def _written(self, job: Job) -> Mail | Refused:
        if job.content is None:
            return Refused("content-erased")
        try:
            return self._composer.mail(job.message, job.content, now())
        except AddressNotValidError:
            return Refused("address-not-valid")
        except Exception:
            log.exception("mail could not be written", message=job.message.id, template=job.message.template)
            return Refused("not-written")

    async def _handed_over(self, line: Line, mail: Mail) -> Outcome:
        try:
            async with asyncio.timeout(DELIVERS_WITHIN):
                outcome = await line.hand_over(mail)
        except MailServerAwayError as error:
            self._reach.missed(error.reason)
            return Untried(error.reason, self._reach.pause)
        except TimeoutError:
            await line.close()
            return Deferred("connection-lost", "server")
        except Exception:
            log.exception("mail could not be handed over")
            await line.close()
            return Refused("not-handed-over")
        self._reach.found()
        return outcome
