"""Facts about articles: a published one is mailed to its subscribers, a withdrawn one no longer."""

from chassis.messaging.subscription import Heard
from chassis.storage import UnitOfWork
from notification.domain.mailing import Mailing
from notification.messaging import consumed as c
from notification.messaging.reading import Desk, text_of
from notification.use_cases.mail_article import begin_mailing, stop_mailing


async def begin(unit: UnitOfWork, heard: Heard[c.ArticlePublished], _desk: Desk) -> None:
    """Begin to tell of it."""
    data, tracks = heard.data, tuple(heard.data.tracks)
    mailing = Mailing(
        data.article_id,
        1,
        heard.fact.sequence,
        data.slug,
        text_of(data.title),
        text_of(data.summary),
        tracks,
        data.published_at,
    )
    await begin_mailing(unit, mailing)


async def stop(unit: UnitOfWork, heard: Heard[c.ArticleWithdrawn], _desk: Desk) -> None:
    """Tell nobody more of it."""
    await stop_mailing(unit, heard.data.article_id, heard.fact.sequence)
