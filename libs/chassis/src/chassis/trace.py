"""What ties one request's log lines, facts and effects together across processes.

A trace context (W3C Trace Context, level 1) and a correlation id travel from the HTTP request into the outbox record,
from there into Kafka's headers, and from there into the consumer's work and whatever that says in turn.
"""

import re
import secrets
from contextvars import ContextVar
from dataclasses import dataclass

_TRACEPARENT = re.compile(r"00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})")
_CORRELATION = re.compile(r"[A-Za-z0-9._:-]{1,100}")


@dataclass(frozen=True, slots=True)
class Trace:
    """Where we are: the trace, the span, the correlation id, and the fact that caused this work (empty: none)."""

    trace_id: str
    span_id: str
    correlation_id: str
    causation_id: str = ""

    @property
    def traceparent(self) -> str:
        """The `traceparent` header to send on."""
        return f"00-{self.trace_id}-{self.span_id}-01"


_current: ContextVar[Trace | None] = ContextVar("trace", default=None)


def begin(traceparent: str | None = None, correlation_id: str | None = None, causation_id: str = "") -> Trace:
    """Start work: continue the caller's trace where it is well-formed, begin a new one where it is not."""
    caller = _TRACEPARENT.fullmatch(traceparent or "")
    trace_id = caller.group(1) if caller else secrets.token_hex(16)
    known = correlation_id and _CORRELATION.fullmatch(correlation_id)
    return Trace(trace_id, secrets.token_hex(8), correlation_id if known and correlation_id else trace_id, causation_id)


def enter(trace: Trace) -> None:
    """Make this the trace of the running task."""
    _current.set(trace)


def current() -> Trace:
    """Return the running task's trace; a task that has none begins one."""
    trace = _current.get()
    if trace is None:
        trace = begin()
        _current.set(trace)
    return trace
