"""Articles over HTTP."""

import uuid
from typing import Annotated

from fastapi import APIRouter, Body, Query, Request, Response

from chassis.conditions import version_needed, version_wanted
from chassis.parameters import Cursor, Key
from chassis.storage import GroupCommit, Once, Storage, UnitOfWork
from content.domain.article import Article, Status
from content.domain.slug import slug_of
from content.use_cases.change_article import change_article
from content.use_cases.create_article import CreateArticle, create_article
from content.use_cases.get_article import get_article
from content.use_cases.list_articles import list_articles
from content.use_cases.list_revisions import list_revisions
from content.use_cases.publish_article import publish_article
from content.use_cases.withdraw_article import withdraw_article
from content.web.article_models import (
    ArticleIn,
    ArticleListed,
    ArticleOut,
    ArticlesOut,
    ChangesIn,
    PublicationIn,
    RevisionOut,
    RevisionsOut,
)
from content.web.models import Editor, IfMatch, Limit, Reader, SlugPath, TrackWanted
from content.web.rights import WRITE


def article_routes(commits: GroupCommit, storage: Storage) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["articles"])
    _reading(router, storage)
    _writing(router, commits)
    _deciding(router, commits)
    return router


def _reading(router: APIRouter, storage: Storage) -> None:
    @router.get("/articles")
    async def articles(
        caller: Reader,
        track: TrackWanted = None,
        status: Annotated[Status | None, Query(description="For editors; readers see what is published.")] = None,
        cursor: Cursor = None,
        limit: Limit = 50,
    ) -> ArticlesOut:
        """List the articles, the one that changed last first."""
        edits = WRITE.sees_all(caller)
        wanted = status if edits else "published"
        page = await list_articles(storage, track=track, status=wanted, cursor=cursor, limit=limit)
        items = [ArticleListed.of(one, written=edits) for one in page.items]
        return ArticlesOut(items=items, next_cursor=page.next_cursor)

    @router.get("/articles/{slug}")
    async def article(slug: SlugPath, caller: Reader, response: Response) -> ArticleOut:
        """Show an article: to readers as it is published, to editors as it is written."""
        found = await get_article(storage, slug)
        edits = WRITE.sees_all(caller)
        if not edits:
            found.ensure_public()
        return _shown(found, response, written=edits)

    @router.get("/articles/{slug}/revisions")
    async def revisions(slug: SlugPath, _caller: Editor, cursor: Cursor = None, limit: Limit = 50) -> RevisionsOut:
        """List what was written at each time, the latest first; for editors."""
        found, page = await list_revisions(storage, slug, cursor=cursor, limit=limit)
        return RevisionsOut(items=[RevisionOut.of(one, found) for one in page.items], next_cursor=page.next_cursor)


def _writing(router: APIRouter, commits: GroupCommit) -> None:
    @router.post("/articles", status_code=201, response_model=ArticleOut)
    async def create(body: ArticleIn, request: Request, caller: Editor, key: Key = None) -> Response:
        """Draft an article."""
        command = CreateArticle(uuid.uuid4().hex, body.slug, body.manuscript())

        async def work(unit: UnitOfWork) -> bytes:
            return ArticleOut.of(await create_article(unit, command), written=True).model_dump_json().encode()

        once = Once.of(key, request.url.path, caller.subject, await request.body()) if key else None
        answer = await commits.run(command.slug or slug_of(command.manuscript.title.sv), work, once)
        return Response(answer, 201, {"ETag": '"1"'}, media_type="application/json")

    @router.patch("/articles/{slug}")
    async def change(
        slug: SlugPath, body: ChangesIn, _caller: Editor, response: Response, if_match: IfMatch = None
    ) -> ArticleOut:
        """Write on; `If-Match` names the version it was read in. Readers see it when it is published."""
        version, changes = version_needed(if_match), body.changes()
        work = lambda unit: change_article(unit, slug, changes, version)  # noqa: E731
        return _shown(await commits.run(slug, work), response)


def _deciding(router: APIRouter, commits: GroupCommit) -> None:
    @router.post("/articles/{slug}/publication")
    async def publish(
        slug: SlugPath,
        _caller: Editor,
        response: Response,
        body: Annotated[PublicationIn | None, Body()] = None,
        if_match: IfMatch = None,
    ) -> ArticleOut:
        """Make what is written public. With `If-Match` only where it is still what was read."""
        significant, version = body is not None and body.significant, version_wanted(if_match)
        work = lambda unit: publish_article(unit, slug, significant=significant, expected_version=version)  # noqa: E731
        return _shown(await commits.run(slug, work), response)

    @router.post("/articles/{slug}/withdrawal")
    async def withdraw(slug: SlugPath, _caller: Editor, response: Response, if_match: IfMatch = None) -> ArticleOut:
        """Take an article back; its address answers 410 from then on."""
        version = version_wanted(if_match)
        work = lambda unit: withdraw_article(unit, slug, expected_version=version)  # noqa: E731
        return _shown(await commits.run(slug, work), response)


def _shown(article: Article, response: Response, *, written: bool = True) -> ArticleOut:
    response.headers["ETag"] = f'"{article.version}"'
    response.headers["Vary"] = "Authorization"
    return ArticleOut.of(article, written=written)
