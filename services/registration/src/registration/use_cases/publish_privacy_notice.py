"""Staff publish a new version of the privacy notice; those before it stay."""

from chassis.clock import now
from chassis.storage import UnitOfWork
from registration.domain.privacy import FIRST, PrivacyNotice
from registration.domain.texts import Text
from registration.storage.kinds import PRIVACY_NOTICES

MOST = 1_000


async def publish_privacy_notice(unit: UnitOfWork, text: Text) -> PrivacyNotice:
    """Return the version that holds from now on."""
    before = await unit.first(PRIVACY_NOTICES, {}, lambda _: True, order="number", limit=MOST)
    notice = (before[-1] if before else FIRST).followed_by(text, now())
    unit.save(PRIVACY_NOTICES, notice)
    return notice
