"""Questions about what messages say."""

from chassis.storage import UnitOfWork
from notification.domain.content import Content
from notification.storage.kinds import CONTENTS

MOST_CONTENTS = 1_000
"""More mails than there are about one thing in the time for which contents are kept."""


async def contents_about(unit: UnitOfWork, about: str) -> list[Content]:
    """Return what has been written lately about one attendee or consultation, to whomever."""
    return await unit.first(
        CONTENTS, {"about": about}, lambda one: one.about == about, order="written_at", limit=MOST_CONTENTS
    )
