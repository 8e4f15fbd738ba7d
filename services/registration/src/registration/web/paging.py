"""How lists are paged."""

from typing import Annotated

from fastapi import Query

Cursor = Annotated[str | None, Query(max_length=100, description="`next_cursor` of the page before.")]
Limit = Annotated[int, Query(ge=1, le=500, description="How many items at most.")]
