"""A published article is mailed to its subscribers: some at a time, from where it stopped, each once."""

from collections.abc import Callable
from datetime import timedelta

from chassis.clock import now
from chassis.storage import Storage, UnitOfWork
from notification.domain.content import Content, Recipient
from notification.domain.mailing import Mailing
from notification.domain.message import Message, Origin, message_id
from notification.domain.subscriber import Subscriber
from notification.storage.kinds import MAILINGS
from notification.storage.subscribers import confirmed_after
from notification.use_cases.queue_message import queue_message

AT_A_TIME = 100


async def begin_mailing(unit: UnitOfWork, mailing: Mailing) -> None:
    """Begin to tell of an article, or go on where its withdrawal had stopped that."""
    known = await unit.load(MAILINGS, mailing.id)
    after = known.go_on(mailing) if known else mailing
    if after is not known:
        unit.save(MAILINGS, after)


async def stop_mailing(unit: UnitOfWork, article_id: str, sequence: int) -> None:
    """Stop telling of an article that has been withdrawn."""
    known = await unit.load(MAILINGS, article_id)
    if known is not None and sequence > known.sequence:
        unit.save(MAILINGS, known.stop(sequence))


async def list_mailings_going(storage: Storage) -> list[str]:
    """Return the articles that are being told of."""
    return [one.id for one in await storage.find(MAILINGS, {"state": "going"})]


async def mail_article(
    unit: UnitOfWork, article_id: str, kept: timedelta, origin: Origin, token: Callable[[str], str], home: str
) -> bool:
    """Queue the mails to the next subscribers; return whether there may be more.

    How far it has come is kept in the same transaction: a second sender, or the next start, goes on from there.
    """
    mailing = await unit.load(MAILINGS, article_id)
    if mailing is None or mailing.state != "going":
        return False
    subscribers = await confirmed_after(unit, mailing.reached, AT_A_TIME)
    for one in subscribers:
        if one.wants(mailing.tracks, mailing.published_at):
            content = _content(mailing, one, token(one.id), kept, home)
            await queue_message(unit, Message.telling(content, "article-published", origin), content)
    unit.save(MAILINGS, mailing.reach([one.id for one in subscribers]))
    return bool(subscribers)


def _content(mailing: Mailing, subscriber: Subscriber, token: str, kept: timedelta, home: str) -> Content:
    moment = now()
    return Content(
        message_id(mailing.id, "article-published", subscriber.id),
        1,
        mailing.id,
        mailing.sequence,
        Recipient("", subscriber.email or "", subscriber.language),
        f"{home.rstrip('/')}/articles/{mailing.slug}",
        written_at=moment,
        erase_at=moment + kept,
        reader=subscriber.id,
        article=mailing.told_in(subscriber.language, token),
    )
