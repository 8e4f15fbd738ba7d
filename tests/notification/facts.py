"""Facts of other services, published as their contracts' examples are."""

import json
from pathlib import Path
from typing import Any

from aiokafka import AIOKafkaProducer

EXAMPLES = Path(__file__).resolve().parents[2] / "contracts" / "examples"


def example_of(name: str) -> dict[str, Any]:
    """The value of an example."""
    value: dict[str, Any] = _record(name)["value"]
    return value


def _record(name: str) -> dict[str, Any]:
    record: dict[str, Any] = json.loads((EXAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    return record


async def publish(
    producer: AIOKafkaProducer,
    example: str,
    subject: str,
    sequence: int = 1,
    fact_id: str = "",
    time: str = "",
    **changes: Any,
) -> str:
    """Publish an example of the contracts, about something else; return the fact's id.

    The same example about the same subject with the same sequence is the same fact.
    """
    record = _record(example)
    fact_id = fact_id or f"{subject}-{record['headers']['ce_type']}-{sequence}"
    own = {"ce_id": fact_id, "ce_subject": subject, "ce_sequence": str(sequence)}
    headers = [(name, text.encode()) for name, text in (record["headers"] | own).items()]
    headers = [(name, time.encode() if time and name == "ce_time" else text) for name, text in headers]
    value = json.dumps(record["value"] | changes).encode()
    await producer.send_and_wait(record["topic"], value, subject.encode(), headers=headers)
    return fact_id
