"""The very first member of staff: nobody is there to invite them, so a link is printed where the system is started."""

from chassis.clock import now
from chassis.storage import UnitOfWork
from gateway.domain.account import Rights
from gateway.domain.errors import LinkRefusedError
from gateway.domain.secret import hash_of
from gateway.domain.sign_in_link import FIRST_GOOD_FOR, SignInLink
from gateway.storage.kinds import SIGN_IN_LINKS
from gateway.use_cases.invite import Invite, invite, is_anybody_staff
from gateway.use_cases.sign_in import Begin, begin_session


async def make_first_link(unit: UnitOfWork, secret: str) -> SignInLink | None:
    """Keep a link for whoever comes first; None where there is staff already."""
    if await is_anybody_staff(unit):
        return None
    link = SignInLink(hash_of(secret), 1, None, None, "/start", now() + FIRST_GOOD_FOR)
    unit.save(SIGN_IN_LINKS, link)
    return link


async def let_first_in(unit: UnitOfWork, secret: str, command: Invite, begin: Begin) -> None:
    """Open the first account and begin its session. Raises LinkRefusedError, also when somebody was quicker."""
    link = await unit.load(SIGN_IN_LINKS, hash_of(secret))
    if link is None or link.account_id is not None:
        raise LinkRefusedError("unknown")
    used = link.use("", now())
    if await is_anybody_staff(unit):
        raise LinkRefusedError("used")
    unit.save(SIGN_IN_LINKS, used)
    begin_session(unit, await invite(unit, command), begin)


FIRST = Rights(("staff",))
"""What the first one may do: let the others in."""
