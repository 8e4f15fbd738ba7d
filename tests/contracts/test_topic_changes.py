"""Each rule about what may change in a published topic, shown by a change that it refuses or allows."""

from dataclasses import replace

import pytest
from contracts.catalog import Topic
from contracts.topic_changes import breaking_topic_changes

TOPIC = Topic(
    name="registration-attendee-private",
    owner="registration",
    visibility="private",
    description={"en": "Attendees.", "sv": "Deltagare."},
    key="attendee_id",
    partitions=6,
    config={"cleanup.policy": "delete", "retention.ms": "604800000", "max.message.bytes": "4194304"},
    types=("registration.attendee.confirmed.v1", "registration.attendee.cancelled.v1"),
    consumers={"notification": ("registration.attendee.confirmed.v1",)},
)


def with_config(**changed: str) -> Topic:
    return replace(TOPIC, config={**TOPIC.config, **{name.replace("_", "."): value for name, value in changed.items()}})


REFUSED = {
    "the owner": replace(TOPIC, owner="notification"),
    "the key": replace(TOPIC, key="conference_id"),
    "the visibility": replace(TOPIC, visibility="public"),
    "lowered partitions": replace(TOPIC, partitions=3),
    "raised partitions": replace(TOPIC, partitions=12),
    "a shorter retention": with_config(retention_ms="86400000"),
    "compaction": with_config(cleanup_policy="compact"),
    "a smaller largest record": with_config(max_message_bytes="1048576"),
    "a type that is gone": replace(TOPIC, types=TOPIC.types[:1]),
}
ALLOWED = {
    "nothing": TOPIC,
    "a new type": replace(TOPIC, types=(*TOPIC.types, "registration.attendee.offered.v1")),
    "another consumer": replace(TOPIC, consumers={**TOPIC.consumers, "scheduling": TOPIC.types}),
    "better words": replace(TOPIC, description={"en": "Those who come.", "sv": "De som kommer."}),
    "keeping for ever": with_config(retention_ms="-1"),
    "larger records": with_config(max_message_bytes="8388608"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_published_topic_refuses(case: str) -> None:
    assert len(breaking_topic_changes(TOPIC, REFUSED[case])) == 1


@pytest.mark.parametrize("case", ALLOWED)
def test_published_topic_allows(case: str) -> None:
    assert breaking_topic_changes(TOPIC, ALLOWED[case]) == []


def test_topic_kept_for_ever_refuses_any_limit() -> None:
    for_ever = with_config(retention_ms="-1")
    assert breaking_topic_changes(for_ever, TOPIC) == ["its retention.ms was shortened from -1 to 604800000"]
