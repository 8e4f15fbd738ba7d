"""Topics as the contracts name them: made by `migrate`, never by accident."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.errors import TopicAlreadyExistsError, for_code

from chassis.logs import log


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic file: its owner, its consumers, its types and how it is kept."""

    name: str
    owner: str
    visibility: str
    consumers: Sequence[str]
    types: Sequence[str]
    partitions: int
    config: Mapping[str, str]


def read_topics(contracts: Path) -> list[Topic]:
    """Return all topics of the contracts folder, by name."""
    files = sorted((contracts / "topics").glob("*.yaml"))
    return [_topic(yaml.safe_load(file.read_text(encoding="utf-8"))) for file in files]


def _topic(content: Mapping[str, Any]) -> Topic:
    return Topic(
        name=content["topic"],
        owner=content["owner"],
        visibility=content["visibility"],
        consumers=tuple(content.get("consumers", ())),
        types=tuple(content.get("types", ())),
        partitions=int(content["partitions"]),
        config={str(name): str(value) for name, value in content.get("config", {}).items()},
    )


def concerning(service: str, topics: Sequence[Topic]) -> list[Topic]:
    """Return the topics that a service writes or hears."""
    return [topic for topic in topics if topic.owner == service or service in topic.consumers]


def heard_by(service: str, topics: Sequence[Topic]) -> list[str]:
    """Return the names of the topics that a service hears."""
    return [topic.name for topic in topics if service in topic.consumers]


async def create(bootstrap: str, topics: Sequence[Topic], replication: int = 1) -> None:
    """Make the topics that are missing; those that are there stay as they are."""
    admin = AIOKafkaAdminClient(bootstrap_servers=bootstrap)
    await admin.start()
    try:
        missing = [topic for topic in topics if topic.name not in set(await admin.list_topics())]
        new = [NewTopic(one.name, one.partitions, replication, topic_configs=dict(one.config)) for one in missing]
        answer = await admin.create_topics(new) if new else None
        for name, code, *_ in answer.topic_errors if answer else ():
            if code and for_code(code) is not TopicAlreadyExistsError:
                raise for_code(code)(name)
            log.info("topic made", topic=name)
    finally:
        await admin.close()
