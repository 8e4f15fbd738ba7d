"""A real thing for each operation that is not for anyone: made anew each time, so that no deed does harm."""

from tests.rights.things import (
    content,
    door,
    invitations,
    notification,
    registration,
    retention,
    scheduling,
    takeaways,
)
from tests.rights.things.world import Makers

MAKERS: Makers = {
    **registration.MAKERS,
    **door.MAKERS,
    **takeaways.MAKERS,
    **retention.MAKERS,
    **invitations.MAKERS,
    **scheduling.MAKERS,
    **notification.MAKERS,
    **content.MAKERS,
}
