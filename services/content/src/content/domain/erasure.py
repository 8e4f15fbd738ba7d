"""A person is erased. Content holds articles and nobody's data, so all it does is say that it has heard."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class PersonErased:
    """Content holds nothing of the person; `at` is when it was asked."""

    erasure_id: str
    at: datetime
