"""The same application with everything but a database: the most it can do."""

from typing import TypeVar

import uvicorn

from benchmarks.bodies import conference
from chassis.running import Service, application
from chassis.settings import LinkSettings
from chassis.storage import GroupCommit, Once, UnitOfWork
from chassis.storage.group_commit import Work
from chassis.storage.unit_of_work import Batch
from chassis.technique import Technique
from registration.storage.kinds import CONFERENCES
from registration.wiring import SERVICE

R = TypeVar("R")


class NoStorage(GroupCommit):
    """Decides every command on a conference in memory and keeps nothing."""

    async def run(self, key: str, work: Work[R], once: Once | None = None) -> R:  # noqa: ARG002 - the same door
        """Return what the work returns."""
        batch = Batch(self._storage)
        batch.loaded[CONFERENCES.collection, key] = conference(key)
        unit = UnitOfWork(batch, self._letter_of)
        result = await work(unit)
        unit.merge()
        return result


class WithoutDatabase(Service[LinkSettings]):
    """Registration on NoStorage."""

    def technique(self, settings: LinkSettings) -> Technique[LinkSettings]:
        """Return the technique with a group commit that commits nothing."""
        usual = super().technique(settings)
        commits = NoStorage(usual.storage, self.letter_of(settings))
        return Technique(settings, usual.storage, commits)


def main() -> None:
    """Serve until told to stop."""
    settings = LinkSettings()
    fields = {name: getattr(SERVICE, name) for name in ("name", "title", "settings", "kinds", "letter_of", "join")}
    app = application(WithoutDatabase(**fields), settings, "api")
    uvicorn.run(app, host=settings.http_host, port=settings.http_port, access_log=False, log_level="warning")


if __name__ == "__main__":
    main()
