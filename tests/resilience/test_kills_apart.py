"""As test_kills, with api, worker and relay of a service in processes of their own: each is killed by itself."""

from collections.abc import Iterator

import pytest

from samverka_local.ports import free_base
from tests.resilience.aftermath import (
    ensure_all_answers_stored,
    ensure_each_change_mailed_once,
    ensure_each_change_told_once,
)
from tests.resilience.apart import Apart
from tests.resilience.storm import Storm

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Apart]:
    with Apart(tmp_path_factory.mktemp("system"), base=free_base()) as system:
        yield system


@pytest.mark.parametrize(
    "part", ["registration", "registration-relay", "notification-worker", "notification-relay", "kafka", "mongodb"]
)
async def test_killed_duty_loses_and_doubles_nothing(system: Apart, part: str) -> None:
    storm = Storm(system, part)
    stored = await storm.blow()
    ensure_all_answers_stored(storm, stored)
    changes = await ensure_each_change_told_once(storm, stored)
    await ensure_each_change_mailed_once(storm, changes)
