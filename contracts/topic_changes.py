"""Tells which changes of a published topic break somebody."""

from collections.abc import Iterator

from contracts.catalog import Topic

UNCHANGING = ("owner", "visibility", "key")


def breaking_topic_changes(old: Topic, new: Topic) -> list[str]:
    """What breaks those who read the topic or may not read it."""
    return [*_meaning(old, new), *_partitions(old, new), *_config(old, new), *_types(old, new)]


def _meaning(old: Topic, new: Topic) -> Iterator[str]:
    for field in UNCHANGING:
        if getattr(old, field) != getattr(new, field):
            yield f"its {field} was {getattr(old, field)} and is {getattr(new, field)}"


def _partitions(old: Topic, new: Topic) -> Iterator[str]:
    if new.partitions < old.partitions:
        yield f"its partitions were lowered from {old.partitions} to {new.partitions}, which Kafka cannot do"
    if new.partitions > old.partitions:
        yield f"its partitions were raised from {old.partitions} to {new.partitions}: keys move and lose their order"


def _config(old: Topic, new: Topic) -> Iterator[str]:
    if old.config.get("cleanup.policy") != new.config.get("cleanup.policy"):
        yield "its cleanup.policy was changed: records are lost, or kept, that were not before"
    if _kept(new) < _kept(old):
        yield f"its retention.ms was shortened from {old.config['retention.ms']} to {new.config['retention.ms']}"
    if _largest(new) < _largest(old):
        yield f"its max.message.bytes was lowered from {_largest(old)} to {_largest(new)}"


def _kept(topic: Topic) -> float:
    kept = int(topic.config["retention.ms"])
    return float("inf") if kept == -1 else kept


def _largest(topic: Topic) -> int:
    return int(topic.config.get("max.message.bytes", 1024 * 1024))


def _types(old: Topic, new: Topic) -> Iterator[str]:
    for gone in sorted(set(old.types) - set(new.types)):
        yield f"the type {gone} was removed from it"
