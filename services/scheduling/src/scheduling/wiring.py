"""The one place where scheduling is joined: settings, what it keeps, what it tells, its doors."""

from chassis.running import Rooms, Service, tells_nothing
from chassis.settings import ServiceSettings

SERVICE = Service(
    name="scheduling",
    title="Samverka: scheduling",
    settings=ServiceSettings,
    kinds=[],
    letter_of=tells_nothing,
    join=lambda _technique: Rooms(),
)
