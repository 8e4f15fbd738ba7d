"""A sender gives back what it has taken and not sent: it begins anew, or stops."""

from collections.abc import Collection

from chassis.clock import now
from chassis.storage import UnitOfWork
from notification.storage.kinds import MESSAGES
from notification.storage.messages import messages_held_by

AT_A_TIME = 200


async def put_back_messages(unit: UnitOfWork, holder: str, in_hand: Collection[str] = ()) -> int:
    """Put back what this holder has taken, save what it still has in hand; return how many there were."""
    held = await messages_held_by(unit, holder, AT_A_TIME + len(in_hand))
    left = [one for one in held if one.id not in in_hand][:AT_A_TIME]
    for message in left:
        unit.save(MESSAGES, message.put_back(now()))
    return len(left)
