"""The facts as any regional system sees them: read from the public topics, from the start, as they come."""

import json
import threading
from dataclasses import dataclass
from typing import Any, Self

from confluent_kafka import OFFSET_BEGINNING, Consumer, Message, TopicPartition

from samverka_local.home import CHECKOUT

ASK_FOR = 0.2  # seconds to wait for the next record


@dataclass(frozen=True)
class PassedFact:
    """One fact on a public topic."""

    topic: str
    type: str
    subject: str
    sequence: int
    data: dict[str, Any]


class Facts:
    """Reads all public topics in a thread of its own, until it is closed."""

    def __init__(self, bootstrap: str) -> None:
        """Begin at the first record of every public topic there is."""
        settings = {"bootstrap.servers": bootstrap, "group.id": "demo", "enable.auto.commit": False, "log_level": 0}
        self._consumer = Consumer(settings)
        self.passed: list[PassedFact] = []
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._read, daemon=True)

    def __enter__(self) -> Self:
        self._consumer.assign(list(self._everything()))
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()
        self._consumer.close()

    def count(self, type_: str, **data: str) -> int:
        """How many facts of this type, with these values, have passed."""
        return sum(one.type == type_ and data.items() <= one.data.items() for one in list(self.passed))

    def _everything(self) -> list[TopicPartition]:
        known = self._consumer.list_topics(timeout=10).topics
        names = [file.stem for file in (CHECKOUT / "contracts/topics").glob("*-events.yaml") if file.stem in known]
        return [TopicPartition(name, part, OFFSET_BEGINNING) for name in names for part in known[name].partitions]

    def _read(self) -> None:
        while not self._ended.is_set():
            record = self._consumer.poll(ASK_FOR)
            if record is not None and record.error() is None:
                self.passed.append(_fact(record))


def _text(value: object) -> str:
    return value.decode() if isinstance(value, bytes) else str(value or "")


def _fact(record: Message) -> PassedFact:
    headers = {str(name): _text(value) for name, value in dict(record.headers() or ()).items()}
    return PassedFact(
        topic=record.topic() or "",
        type=headers["ce_type"],
        subject=headers["ce_subject"],
        sequence=int(headers["ce_sequence"]),
        data=json.loads(record.value() or b"{}"),
    )
