"""Facts on the wire: CloudEvents 1.0 in the Kafka binary binding. The value is JSON, the context lies in the headers.

Source: CloudEvents 1.0.2, Kafka Protocol Binding 1.0.2 §3.2; `sequence` is the CloudEvents sequence extension.
"""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chassis import trace
from chassis.clock import now, rfc3339
from chassis.storage.outbox import Letter, Record

LARGEST_VALUE = 256 * 1024


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact as a consumer hears it. `sequence` rises within one subject; `data` is what the contract says."""

    id: str
    type: str
    source: str
    subject: str
    sequence: int
    time: str
    topic: str
    data: Mapping[str, Any]


class FactTooLargeError(Exception):
    """A fact is larger than consumers are promised; nothing was committed."""


def letter(
    service: str,
    type: str,  # noqa: A002 - the field's word
    subject: str,
    sequence: int,
    values: Mapping[str, bytes],
) -> Letter:
    """Return the letter that carries a fact: one JSON value for each topic it goes to."""
    here = trace.current()
    moment = now()
    headers = {
        "ce_specversion": "1.0",
        "ce_id": str(uuid.uuid4()),
        "ce_type": type,
        "ce_source": f"/{service}",
        "ce_subject": subject,
        "ce_time": rfc3339(moment),
        "ce_dataschema": f"/contracts/events/{type}.json",
        "ce_sequence": str(sequence),
        "content-type": "application/json",
        "traceparent": here.traceparent,
        "correlationid": here.correlation_id,
        "causationid": here.causation_id,
    }
    if any(len(value) > LARGEST_VALUE for value in values.values()):
        raise FactTooLargeError(type)
    records = [Record(topic, value) for topic, value in values.items()]
    return Letter(headers["ce_id"], subject, sequence, moment, headers, records)


class NotAFactError(Exception):
    """A record that is no fact; the text says why."""


def read(topic: str, value: bytes | None, headers: Mapping[str, str]) -> Fact:
    """Return the fact that a record carries. Raises NotAFactError with the reason where it carries none."""
    missing = [name for name in ("ce_id", "ce_type", "ce_subject") if not headers.get(name)]
    if missing:
        raise NotAFactError(f"header {missing[0]} is missing")
    if value is None:
        raise NotAFactError("the record has no value")
    if len(value) > LARGEST_VALUE:
        raise NotAFactError(f"the value has {len(value)} bytes, more than {LARGEST_VALUE}")
    try:
        data = json.loads(value)
    except (ValueError, RecursionError) as error:
        raise NotAFactError("the value is not JSON") from error
    if not isinstance(data, dict):
        raise NotAFactError("the value is not a JSON object")
    return Fact(
        id=headers["ce_id"],
        type=headers["ce_type"],
        source=headers.get("ce_source", ""),
        subject=headers["ce_subject"],
        sequence=_whole_number(headers.get("ce_sequence", "0")),
        time=headers.get("ce_time", ""),
        topic=topic,
        data=data,
    )


def _whole_number(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise NotAFactError("header ce_sequence is not a whole number")
    return int(text)
