"""The one place where content is joined: settings, what it keeps, what it tells, its doors."""

from functools import partial

from chassis.running import Rooms, Service
from chassis.settings import ServiceSettings
from chassis.technique import Technique
from content.messaging.letters import letter_of
from content.messaging.subscribers import subscriptions
from content.storage.kinds import ARTICLES, REVISIONS, SEARCHABLES
from content.use_cases.count_everything import count_everything
from content.web.articles import article_routes
from content.web.errors import ERRORS
from content.web.feeds import feed_routes
from content.web.search import search_routes


def _join(technique: Technique[ServiceSettings]) -> Rooms:
    storage, commits = technique.storage, technique.commits
    return Rooms(
        routers=[article_routes(commits, storage), search_routes(storage)],
        root_routers=[feed_routes(storage, technique.settings.public_url.rstrip("/"))],
        errors=ERRORS,
        subscriptions=subscriptions(),
        statistics=partial(count_everything, storage),
    )


SERVICE = Service(
    name="content",
    title="Samverka: content",
    settings=ServiceSettings,
    kinds=[ARTICLES, REVISIONS, SEARCHABLES],
    letter_of=lambda _settings: letter_of,
    join=_join,
)
