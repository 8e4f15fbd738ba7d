"""An editor's articles: write and change them, look at them as readers will, publish and withdraw them."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from gateway.article_form import FIELDS, as_body, checked, refuse, written
from gateway.desk import Desk, Refusal, part
from gateway.forms import Form
from gateway.pages.articles import TRACKS
from gateway.paths import safe
from gateway.rendering import page
from gateway.services import Services
from gateway.visitor import Visitor, need

Editor = Annotated[Visitor, Depends(need("editor", "staff"))]
STATES = ("draft", "published", "withdrawn")
DONE = ("saved", "published", "withdrawn")
ON_A_PAGE, SHOWN = 20, 5
CONFLICT, WRONG = 409, 422
CHANGED = "article-changed-meanwhile"
Json = dict[str, Any]


async def editor_today(desk: Desk, _who: Visitor) -> Json:
    """Return the editor's part of the start page."""
    return {state: await part(desk.get("/articles", status=state, limit=str(SHOWN))) for state in STATES[:2]}


def articles_at_work(services: Services) -> APIRouter:
    """Return the routes."""
    router = APIRouter(include_in_schema=False, prefix="/start/articles")

    @router.get("", response_class=HTMLResponse)
    async def show_list(
        request: Request, _who: Editor, state: str = "", cursor: Annotated[str, Query(max_length=1000)] = ""
    ) -> HTMLResponse:
        state = state if state in STATES else ""
        found = await Desk(services, request).get("/articles", status=state, cursor=cursor, limit=str(ON_A_PAGE))
        return page(request, "work/articles.html", articles=found, state=state, states=STATES)

    _writing(router, services)
    _changing(router, services)
    _deciding(router, services)
    return router


def _writing(router: APIRouter, services: Services) -> None:
    @router.get("/new", response_class=HTMLResponse)
    async def begin(request: Request, _who: Editor) -> HTMLResponse:
        return _form(request, Form.empty(FIELDS))

    @router.post("", response_class=HTMLResponse)
    async def create(request: Request, _who: Editor) -> Response:
        form = checked(await _sent(request))
        if form.errors:
            return _form(request, form, WRONG)
        body = as_body(form)
        article, refusal = await Desk(services, request).do(
            "POST", "/articles", body, Idempotency_Key=form.key_of(body)
        )
        if refusal is None:
            return _back(article["slug"], "saved")
        refuse(form, refusal)
        return _form(request, form, WRONG, refusal=None if form.errors else refusal)


def _changing(router: APIRouter, services: Services) -> None:
    @router.get("/{slug}", response_class=HTMLResponse)
    async def show(slug: str, request: Request, _who: Editor, done: str = "", shown: str = "sv") -> HTMLResponse:
        return await _article(Desk(services, request), request, slug, shown, done=done if done in DONE else "")

    @router.get("/{slug}/edit", response_class=HTMLResponse)
    async def edit(slug: str, request: Request, _who: Editor) -> HTMLResponse:
        article = await Desk(services, request).get(f"/articles/{safe(slug)}")
        return _form(request, written(article), article=article)

    @router.post("/{slug}/edit", response_class=HTMLResponse)
    async def change(slug: str, request: Request, _who: Editor) -> Response:
        desk = Desk(services, request)
        form = checked(await _sent(request))
        article = await desk.get(f"/articles/{safe(slug)}")
        if form.errors:
            return _form(request, form, WRONG, article=article)
        tag = f'"{form["version"]}"'
        _, refusal = await desk.do("PATCH", f"/articles/{slug}", as_body(form), If_Match=tag)
        if refusal is None:
            return _back(slug, "saved")
        if refusal.rule == CHANGED:  # what was written is kept; saving once more is a choice now
            form.values["version"] = str(article["version"])
            return _form(request, form, CONFLICT, article=article, changed=True)
        refuse(form, refusal)
        return _form(request, form, WRONG, article=article, refusal=None if form.errors else refusal)


def _deciding(router: APIRouter, services: Services) -> None:
    @router.post("/{slug}/publication", response_class=HTMLResponse)
    async def publish(slug: str, request: Request, _who: Editor) -> Response:
        desk = Desk(services, request)
        form = Form.of(await request.form(max_fields=5, max_files=0), ("version", "significant"))
        return await _decide(desk, request, slug, "publication", form, {"significant": form["significant"] == "yes"})

    @router.get("/{slug}/withdrawal", response_class=HTMLResponse)
    async def ask(slug: str, request: Request, _who: Editor) -> HTMLResponse:
        article = await Desk(services, request).get(f"/articles/{safe(slug)}")
        return page(request, "work/article_withdraw.html", article=article)

    @router.post("/{slug}/withdrawal", response_class=HTMLResponse)
    async def withdraw(slug: str, request: Request, _who: Editor) -> Response:
        form = Form.of(await request.form(max_fields=5, max_files=0), ("version",))
        return await _decide(Desk(services, request), request, slug, "withdrawal", form)


async def _decide(desk: Desk, request: Request, slug: str, deed: str, form: Form, body: object = None) -> Response:
    tag = f'"{form["version"]}"'
    _, refusal = await desk.do("POST", f"/articles/{safe(slug)}/{deed}", body, If_Match=tag)
    if refusal is None:
        return _back(slug, "published" if deed == "publication" else "withdrawn")
    return await _article(desk, request, slug, "sv", CONFLICT, refusal=refusal)


async def _sent(request: Request) -> Form:
    return Form.of(await request.form(max_fields=30, max_files=0), FIELDS, several="tracks")


def _form(
    request: Request,
    form: Form,
    status: int = 200,
    *,
    article: Json | None = None,
    changed: bool = False,
    refusal: Refusal | None = None,
) -> HTMLResponse:
    fields = {"article": article, "changed": changed, "refusal": refusal, "tracks": TRACKS}
    return page(request, "work/article_form.html", status, form=form, **fields)


async def _article(
    desk: Desk,
    request: Request,
    slug: str,
    shown: str,
    status: int = 200,
    *,
    done: str = "",
    refusal: Refusal | None = None,
) -> HTMLResponse:
    """Show an article as readers will see it, in one of its languages."""
    article = await desk.get(f"/articles/{safe(slug)}")
    shown = "en" if shown == "en" and article["title"]["en"] else "sv"
    return page(request, "work/article.html", status, article=article, shown=shown, done=done, refusal=refusal)


def _back(slug: str, done: str) -> Response:
    return RedirectResponse(f"/start/articles/{slug}?done={done}", 303)
