"""Structured logs: one event a line, with the correlation id of the work it belongs to. Never personal data."""

import logging
import sys
from typing import Literal

import structlog
from structlog.typing import EventDict, Processor

from chassis import trace

log: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger("samverka")


def _add_correlation(_logger: object, _method: str, event: EventDict) -> EventDict:
    event.setdefault("correlation_id", trace.current().correlation_id)
    return event


def set_up(part: str, form: Literal["json", "console"], level: str) -> None:
    """Send all log lines of this process, the libraries' too, to standard error in one form."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _add_correlation,
    ]
    for_people = structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    last: Processor = structlog.processors.JSONRenderer() if form == "json" else for_people
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    structlog.contextvars.bind_contextvars(part=part)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                last,
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for noisy in ("aiokafka", "httpx", "httpcore", "pymongo", "faststream"):
        logging.getLogger(noisy).setLevel(max(logging.WARNING, root.level))
