"""What each service is wired to hear and say is what the topic files name."""

from importlib import import_module
from pathlib import Path

import pytest
from contracts.catalog import Catalog
from contracts.http_documents import SERVICES, stand_ins
from contracts.values import strict_problems

from chassis.facts import LARGEST_VALUE, letter
from chassis.messaging.dead_letters import dead_letter, topic_of
from chassis.messaging.subscription import Raw
from chassis.messaging.topics import heard_by, read_topics

CATALOG = Catalog()


@pytest.mark.parametrize("service", SERVICES)
def test_service_is_wired_to_what_it_hears(service: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in stand_ins(tmp_path).items():
        monkeypatch.setenv(name, value)
    wired = import_module(f"{service}.wiring").SERVICE
    technique = wired.technique(wired.settings())
    try:
        subscribed = set(wired.join(technique).subscriptions)
    finally:
        technique.storage.close()
    assert subscribed == {
        (topic.name, event_type)
        for topic in CATALOG.topics().values()
        for event_type in topic.consumers.get(service, ())
    }


@pytest.mark.parametrize("service", SERVICES)
def test_service_subscribes_to_the_topics_that_name_it(service: str) -> None:
    named = [topic.name for topic in CATALOG.topics().values() if service in topic.consumers]
    assert heard_by(service, read_topics(CATALOG.root)) == named


def test_every_consumer_has_its_dead_letters() -> None:
    topics = CATALOG.topics()
    consumers = {consumer for topic in topics.values() for consumer in topic.consumers}
    assert {name for name, topic in topics.items() if topic.visibility == "dead-letters"} == set(
        map(topic_of, consumers)
    )


def test_dead_letter_has_the_headers_of_its_contract() -> None:
    raw = Raw("registration-attendee-private", 3, 17, None, b"\xff", [("ce_id", b"\xfe"), ("ce_type", None)])
    kept = dead_letter("notification", raw, raw.place, "the value is not JSON")
    own = {name: text for name, text in kept.headers.items() if name.startswith("samverka_")}
    named = {name: text for name, text in own.items() if not name.startswith("samverka_header_")}
    assert strict_problems(CATALOG.dead_letter(), named) == []
    assert kept.records[0].topic in CATALOG.topics()


def test_topics_take_the_largest_fact() -> None:
    smallest = min(int(topic.config.get("max.message.bytes", 1024 * 1024)) for topic in CATALOG.topics().values())
    assert smallest > 2 * LARGEST_VALUE


def test_envelope_is_what_the_chassis_writes() -> None:
    made = letter(
        "registration", "registration.conference.held.v1", "cnf_1", 4, {"registration-conference-events": b"{}"}
    )
    assert strict_problems(CATALOG.envelope(), dict(made.headers)) == []
