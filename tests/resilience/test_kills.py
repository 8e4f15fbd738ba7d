"""Parts are killed (kill -9) while people register; afterwards nothing that was answered is missing or doubled."""

from collections.abc import Iterator

import pytest

from samverka_local.ports import free_base
from samverka_local.stack import Stack
from tests.resilience.aftermath import (
    ensure_all_answers_stored,
    ensure_each_change_mailed_once,
    ensure_each_change_told_once,
)
from tests.resilience.storm import Storm

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    with Stack(tmp_path_factory.mktemp("system"), base=free_base()) as system:
        yield system


@pytest.mark.parametrize("part", ["registration", "notification", "kafka", "mongodb", "mailbox"])
async def test_killed_part_loses_and_doubles_nothing(system: Stack, part: str) -> None:
    storm = Storm(system, part)
    stored = await storm.blow()
    ensure_all_answers_stored(storm, stored)
    changes = await ensure_each_change_told_once(storm, stored)
    await ensure_each_change_mailed_once(storm, changes)
