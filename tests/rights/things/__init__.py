"""A real thing for each operation that is not for anyone: made anew each time, so that no deed does harm."""

from tests.rights.things import content, notification, registration, scheduling, takeaways
from tests.rights.things.world import Makers

MAKERS: Makers = {
    **registration.MAKERS,
    **takeaways.MAKERS,
    **scheduling.MAKERS,
    **notification.MAKERS,
    **content.MAKERS,
}
