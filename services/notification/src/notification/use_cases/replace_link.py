"""An own link was withdrawn: what waits to be mailed, or is mailed again or later, gets the new one."""

from dataclasses import replace

from chassis.storage import UnitOfWork
from notification.domain.content import Content
from notification.storage.contents import contents_about
from notification.storage.kinds import CONSULTATIONS, CONTENTS, SEATS


async def replace_link(unit: UnitOfWork, renewed: Content) -> None:
    """Replace what is older than this message, which tells of the new link."""
    about, sequence, link = renewed.about, renewed.sequence, renewed.link
    for content in await contents_about(unit, about):
        if content.link and content.sequence < sequence:
            unit.save(CONTENTS, replace(content, version=content.version + 1, link=link))
    seat = await unit.load(SEATS, about)
    if seat is not None and seat.link and seat.sequence < sequence:
        unit.save(SEATS, seat.renew_link(sequence, link))
    planned = await unit.load(CONSULTATIONS, about)
    if planned is not None and planned.link and planned.sequence < sequence:
        unit.save(CONSULTATIONS, planned.renew_link(sequence, link))
