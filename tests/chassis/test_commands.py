"""The command line that every service has."""

from typing import Any

import pytest
from pymongo import MongoClient

from chassis import commands
from samverka_local import keys
from samverka_local.home import Home
from scheduling.wiring import SERVICE
from tests.stores import AnyKafka, AnyMongod


@pytest.fixture
def migrated(mongod: AnyMongod, kafka: AnyKafka, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """A service with its topics, told in the environment where its stores are."""
    monkeypatch.setattr("chassis.logs.set_up", lambda *_: None)  # it would set up the logs of this whole test run
    monkeypatch.setenv("SAMVERKA_MONGODB_URI", mongod.uri)
    monkeypatch.setenv("SAMVERKA_MONGODB_DATABASE", "commands")
    monkeypatch.setenv("SAMVERKA_KAFKA_BOOTSTRAP", kafka.bootstrap)
    monkeypatch.setenv("SAMVERKA_LINK_KEY_FILE", str(keys.link_key(home, SERVICE.name)))
    assert commands.main(SERVICE, ["migrate"]) == 0


@pytest.mark.usefixtures("migrated")
def test_asking_for_a_dead_letter_that_is_not_there_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(SERVICE, ["dead-letters", "show", "nope"]) == 1
    assert "no dead letter 'nope'" in capsys.readouterr().err


@pytest.mark.usefixtures("migrated")
def test_replaying_all_where_none_waits_is_no_failure() -> None:
    assert commands.main(SERVICE, ["dead-letters", "replay"]) == 0


@pytest.mark.usefixtures("migrated")
def test_index_of_a_version_before_stays_until_it_is_tidied(mongod: AnyMongod) -> None:
    collection = SERVICE.kinds[0].collection
    with MongoClient[dict[str, Any]](mongod.uri) as client:
        stored = client["commands"][collection]
        stored.create_index([("of_a_version_before", 1)])
        assert commands.main(SERVICE, ["migrate"]) == 0
        assert "of_a_version_before_1" in stored.index_information()
        assert commands.main(SERVICE, ["tidy"]) == 0
        assert "of_a_version_before_1" not in stored.index_information()
