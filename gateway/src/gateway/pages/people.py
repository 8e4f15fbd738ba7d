"""Who may sign in and what for: staff invite people, give roles, and close accounts."""

import uuid
from typing import Any, cast

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from gateway.domain.account import ROLES, Account, Language, Rights, Role
from gateway.domain.errors import AccountGoneError, AddressHasAccountError, LastStaffError, RoleNeedsMoreError
from gateway.entrance import Entrance
from gateway.forms import Form
from gateway.rendering import LANGUAGES, page
from gateway.use_cases.invite import (
    EVERYBODY,
    Invite,
    close_account,
    get_account,
    give_rights,
    invite,
    list_accounts,
    reopen_account,
)
from gateway.visitor import Staff

FIELDS = ("name", "email", "language", "adviser")


def people(entrance: Entrance) -> APIRouter:
    """Return the routes."""
    router = APIRouter(include_in_schema=False, prefix="/people")
    _inviting(router, entrance)
    _changing(router, entrance)
    return router


def _inviting(router: APIRouter, entrance: Entrance) -> None:
    @router.get("", response_class=HTMLResponse)
    async def show(request: Request, _who: Staff) -> Response:
        return page(request, "people.html", accounts=await list_accounts(entrance.storage))

    @router.get("/new", response_class=HTMLResponse)
    async def begin(request: Request, _who: Staff) -> Response:
        return await _form(entrance, request, AccountForm(dict.fromkeys(FIELDS, "") | {"language": "sv"}))

    @router.post("", response_class=HTMLResponse)
    async def let_in(request: Request, _who: Staff) -> Response:
        form = await AccountForm.sent(request)
        form.need_address("email", "error_address")
        form.need("language", "choose", among=filter(None, LANGUAGES))
        rights = form.rights()
        if form.errors:
            return await _form(entrance, request, form, 422)
        language = cast("Language", form["language"])
        command = Invite(uuid.uuid4().hex, form["name"], form["email"], language, rights)
        try:
            invited = await entrance.commits.run(EVERYBODY, lambda unit: invite(unit, command))
        except AddressHasAccountError:
            form.errors["email"] = "error_address_taken"
            return await _form(entrance, request, form, 409)
        told = await entrance.mail_invitation(invited)
        return page(request, "people_invited.html", account=invited, told=told)


def _changing(router: APIRouter, entrance: Entrance) -> None:
    @router.get("/{account_id}", response_class=HTMLResponse)
    async def one(account_id: str, request: Request, _who: Staff) -> Response:
        account = await _account(entrance, account_id)
        return await _form(entrance, request, AccountForm.of_account(account), account=account)

    @router.post("/{account_id}", response_class=HTMLResponse)
    async def change(account_id: str, request: Request, _who: Staff) -> Response:
        account, form = await _account(entrance, account_id), await AccountForm.sent(request)
        rights = form.rights()
        if not form.errors:
            try:
                await entrance.commits.run(EVERYBODY, lambda unit: give_rights(unit, account_id, form["name"], rights))
            except LastStaffError:
                form.errors["roles"] = "error_last_staff"
        if form.errors:
            return await _form(entrance, request, form, 422, account)
        return RedirectResponse("/people", 303)

    @router.post("/{account_id}/closing", response_class=HTMLResponse)
    async def close(account_id: str, request: Request, _who: Staff) -> Response:
        account = await _account(entrance, account_id)
        try:
            await entrance.commits.run(EVERYBODY, lambda unit: close_account(unit, account_id))
        except LastStaffError:
            form = AccountForm.of_account(account)
            form.errors["roles"] = "error_last_staff"
            return await _form(entrance, request, form, 409, account)
        return RedirectResponse("/people", 303)

    @router.post("/{account_id}/opening")
    async def reopen(account_id: str, _who: Staff) -> Response:
        await _account(entrance, account_id)
        await entrance.commits.run(EVERYBODY, lambda unit: reopen_account(unit, account_id))
        return RedirectResponse("/people", 303)


async def _account(entrance: Entrance, account_id: str) -> Account:
    try:
        return await get_account(entrance.storage, account_id)
    except AccountGoneError:
        raise HTTPException(404) from None


class AccountForm(Form):
    """An account as it is filled in: the roles are ticked, and so are a coordinator's municipalities."""

    municipalities: frozenset[str] = frozenset()

    @classmethod
    async def sent(cls, request: Request) -> "AccountForm":
        """Return what was sent."""
        sent = await request.form(max_fields=60, max_files=0)
        form = cls(**vars(Form.of(sent, FIELDS, several="roles")))
        form.municipalities = frozenset(str(one) for one in sent.getlist("municipalities"))
        form.need("name", "error_name")
        return form

    @classmethod
    def of_account(cls, account: Account) -> "AccountForm":
        """Return the form of an account that is there."""
        form = cls({"name": account.name, "email": account.email, "language": "", "adviser": account.given.adviser})
        form.chosen = frozenset(account.given.roles)
        form.municipalities = frozenset(account.given.municipalities)
        return form

    def rights(self) -> Rights:
        """Return what was ticked; `errors` tells what is missing."""
        roles = tuple(role for role in ROLES if role in self.chosen)
        if not roles:
            self.errors["roles"] = "error_roles"
        try:
            return _rights(roles, self.municipalities, self["adviser"])
        except RoleNeedsMoreError as missing:
            self.errors[missing.field] = f"error_{missing.field}"
            return Rights()


def _rights(roles: tuple[Role, ...], municipalities: frozenset[str], adviser: str) -> Rights:
    """Return the rights; what belongs to a role that is not given is left out."""
    places = tuple(sorted(municipalities)) if "coordinator" in roles else ()
    return Rights(roles, places, adviser if "adviser" in roles else "")


async def _form(
    entrance: Entrance, request: Request, form: AccountForm, status: int = 200, account: Account | None = None
) -> HTMLResponse:
    offered: dict[str, Any] = {"municipalities": [], "advisers": []}
    for name in offered:
        _, answer = await entrance.services.ask("GET", f"/{name}")
        offered[name] = answer["items"]
    return page(request, "account_form.html", status, form=form, account=account, roles=ROLES, **offered)
