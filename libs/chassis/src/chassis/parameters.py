"""Parameters that routes of all services share: the idempotency key, and how lists are paged."""

from typing import Annotated

from fastapi import Header, Query

Key = Annotated[str | None, Header(alias="Idempotency-Key", min_length=1, max_length=200)]
Cursor = Annotated[str | None, Query(max_length=1_000, description="`next_cursor` of the page before.")]
Limit = Annotated[int, Query(ge=1, le=500, description="How many items at most.")]
