"""Anybody reads the privacy notice: the present version, one of those before it, or all of them."""

from collections.abc import Sequence

from chassis.clock import now
from chassis.storage import Storage
from registration.domain.privacy import (
    FIRST,
    Agreed,
    ConsentVersionUnknownError,
    PrivacyNotice,
    PrivacyNoticeUnknownError,
    notice_id,
)
from registration.storage.kinds import PRIVACY_NOTICES

NEWEST_FIRST = (("number", -1),)


async def list_privacy_notices(storage: Storage) -> Sequence[PrivacyNotice]:
    """Return all versions, the newest first; there is always one."""
    return [*await storage.find(PRIVACY_NOTICES, order=NEWEST_FIRST), FIRST]


async def get_privacy_notice(storage: Storage, number: int) -> PrivacyNotice:
    """Return one version. Raises PrivacyNoticeUnknownError."""
    found = FIRST if number == FIRST.number else await storage.get(PRIVACY_NOTICES, notice_id(number))
    if found is None:
        raise PrivacyNoticeUnknownError
    return found


async def agree_to_notice(storage: Storage, number: int | None) -> Agreed:
    """Return what somebody agrees to now; without a number to the present version.

    An older one is taken as it is said: it is what they read. Raises ConsentVersionUnknownError.
    """
    if number is None:
        newest = await storage.find(PRIVACY_NOTICES, order=NEWEST_FIRST, limit=1)
        return Agreed(newest[0].number if newest else FIRST.number, now())
    try:
        return Agreed((await get_privacy_notice(storage, number)).number, now())
    except PrivacyNoticeUnknownError:
        raise ConsentVersionUnknownError("consent.version") from None
