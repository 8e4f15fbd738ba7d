"""The audit log, for staff: who did what to what, when. It can be read and searched, and nothing else."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from chassis.parameters import Cursor, Limit
from chassis.rights import Right
from chassis.storage import Storage
from gateway.callers import Callers
from gateway.dates import HERE
from gateway.forms import Form
from gateway.pages.audit_models import AuditEntriesOut, AuditEntryOut
from gateway.rendering import page
from gateway.services import NAMES, PATHS
from gateway.use_cases.invite import list_accounts
from gateway.use_cases.read_audit_log import Done, Wanted, read_audit_log
from gateway.use_cases.use_api_key import list_api_keys
from gateway.visitor import Staff

ON_A_PAGE = 50
FILTERS = ("who", "part", "since", "until")
PARTS = ("gateway", *PATHS)
Name = Annotated[str, Query(max_length=100)]
SEE_AUDIT_LOG = Right(("staff",))


def audit(storage: Storage) -> APIRouter:
    """Return the route of the page."""
    router = APIRouter(include_in_schema=False)

    @router.get("/audit", response_class=HTMLResponse)
    async def show(request: Request, _who: Staff, cursor: Cursor = None) -> Response:
        chosen = {name: request.query_params.get(name, "") for name in FILTERS}
        if not (_is_day(chosen["since"]) and _is_day(chosen["until"]) and (cursor is None or cursor.isdecimal())):
            return RedirectResponse("/audit", 303)
        done, following = await read_audit_log(storage, _wanted(chosen), cursor, ON_A_PAGE)
        names = await _names(storage)
        more = urlencode({**{name: one for name, one in chosen.items() if one}, "cursor": following or ""})
        form = Form.empty(FILTERS, chosen)
        fields: dict[str, Any] = {"names": names, "parts": PARTS, "part_names": NAMES, "form": form, "cursor": cursor}
        return page(request, "audit.html", done=_shown(done), more=more if following else "", **fields)

    return router


def audit_entries(storage: Storage, callers: Callers) -> APIRouter:
    """Return the route for programs."""
    router = APIRouter(tags=["audit"])

    @router.get("/api/v1/audit-entries", openapi_extra={"x-who-may": SEE_AUDIT_LOG.told()})
    async def entries(
        request: Request,
        who: Name = "",
        part: Name = "",
        since: datetime | None = None,
        before: datetime | None = None,
        cursor: Cursor = None,
        limit: Limit = 50,
    ) -> AuditEntriesOut:
        """List who did what to what, the latest first; of one account or key, at one part, within a time."""
        caller = await callers.identity(request.headers.get("authorization"))
        SEE_AUDIT_LOG.check(caller)
        done, following = await read_audit_log(storage, Wanted(who, part, since, before), cursor, limit)
        return AuditEntriesOut(items=[AuditEntryOut.of(one) for one in done], next_cursor=following)

    return router


def _wanted(chosen: dict[str, str]) -> Wanted:
    """Return what was chosen; both days are meant whole, as days are here."""
    since, until = _day(chosen["since"]), _day(chosen["until"])
    return Wanted(chosen["who"], chosen["part"], since, until + timedelta(days=1) if until else None)


def _is_day(text: str) -> bool:
    try:
        _day(text)
    except ValueError:
        return False
    return True


def _day(text: str) -> datetime | None:
    return datetime.combine(datetime.fromisoformat(text).date(), time(), HERE) if text else None


async def _names(storage: Storage) -> dict[str, str]:
    """Return what people and programs are called now, in order; the log itself holds no name."""
    people = {one.id: one.name for one in await list_accounts(storage)}
    return people | {f"key-{one.id}": one.name for one in await list_api_keys(storage)}


def _shown(done: Sequence[Done]) -> list[dict[str, Any]]:
    return [{"asked": one.asked, "status": one.status, "outcome": one.outcome} for one in done]
