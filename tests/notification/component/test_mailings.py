"""Articles to subscribers, on a real database: to those who want them, each once, and never to who has left."""

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from functools import partial

from chassis.clock import now
from chassis.storage import GroupCommit
from notification.domain.message import Origin
from notification.domain.subscriber import Choice
from notification.messaging.letters import letter_of
from notification.storage.kinds import CONTENTS, MAILINGS, MESSAGES, SUBSCRIBERS
from notification.use_cases.end_subscription import end_subscription
from notification.use_cases.mail_article import begin_mailing, mail_article, stop_mailing
from notification.use_cases.request_subscription import RequestSubscription, request_subscription
from tests.notification.component.conftest import Desk, running
from tests.notification.plans import HOME, KEPT, mailing, subscriber

NOWHERE = Origin("", "", "")


async def step(desk: Desk, article_id: str) -> bool:
    """One step of a mailing, as a timekeeper makes it."""
    return await desk.commits.run(
        article_id, lambda unit: mail_article(unit, article_id, KEPT, NOWHERE, lambda id_: f"{id_}.x", HOME)
    )


async def told_to(desk: Desk, article_id: str) -> Counter[str]:
    """Who has a message about an article, and how many."""
    return Counter(one.reader for one in await desk.storage.find(MESSAGES, {"about": article_id}))


async def test_many_subscribers_get_an_article_once_each_from_several_timekeepers(desk: Desk) -> None:
    article, readers = mailing(), [subscriber() for _ in range(450)]
    await desk.keep(SUBSCRIBERS, *readers)
    await desk.keep(MAILINGS, article)
    await asyncio.gather(*(desk.timekeeper().look() for _ in range(4)))
    await desk.timekeeper().look()
    assert await told_to(desk, article.id) == Counter(one.id for one in readers)
    done = await desk.storage.get(MAILINGS, article.id)
    assert done is not None
    assert done.state == "done"


async def test_step_is_bounded_and_the_next_start_goes_on_where_it_stopped(desk: Desk) -> None:
    article, readers = mailing(), [subscriber() for _ in range(250)]
    await desk.keep(SUBSCRIBERS, *readers)
    await desk.keep(MAILINGS, article)
    assert await step(desk, article.id)
    assert len(await told_to(desk, article.id)) == 100
    await desk.timekeeper().look()
    assert await told_to(desk, article.id) == Counter(one.id for one in readers)


async def test_article_goes_to_those_who_want_its_tracks(desk: Desk) -> None:
    all_of_it, mine, other = subscriber(), subscriber(["social-considerations", "iop"]), subscriber(["iop"])
    pending = subscriber(state="pending", confirmed_at=None)
    await desk.keep(SUBSCRIBERS, all_of_it, mine, other, pending)
    article = mailing()
    await desk.keep(MAILINGS, article)
    await desk.timekeeper().look()
    assert await told_to(desk, article.id) == Counter([all_of_it.id, mine.id])


async def test_who_subscribes_later_is_not_told_of_what_is_old(desk: Desk) -> None:
    await desk.keep(SUBSCRIBERS, subscriber(confirmed_at=now()))
    article = mailing(published_at=now() - timedelta(hours=1))
    await desk.keep(MAILINGS, article)
    await desk.timekeeper().look()
    assert await told_to(desk, article.id) == Counter()


async def test_two_articles_are_two_mails_in_the_readers_own_language(desk: Desk) -> None:
    reader = subscriber(language="en")
    await desk.keep(SUBSCRIBERS, reader)
    articles = [mailing(), mailing(slug="iop", tracks=("iop",))]
    await desk.keep(MAILINGS, *articles)
    await desk.timekeeper().look()
    messages = await desk.storage.find(MESSAGES)
    async with running(desk.sender().run):
        for message in messages:
            await desk.comes_to(message, "sent")
    mails = desk.office.to(str(reader.email))
    assert [str(mail["subject"]) for mail in mails] == ["New: How to begin"] * 2
    assert all(mail["list-unsubscribe-post"] == "List-Unsubscribe=One-Click" for mail in mails)


async def test_who_leaves_gets_not_even_what_waits_and_is_forgotten(desk: Desk) -> None:
    reader, other = subscriber(), subscriber()
    await desk.keep(SUBSCRIBERS, reader, other)
    article = mailing()
    await desk.keep(MAILINGS, article)
    await desk.timekeeper().look()
    await desk.commits.run("x", lambda unit: end_subscription(unit, reader.id))
    waiting = {one.reader: one for one in await desk.storage.find(MESSAGES)}
    async with running(desk.sender().run):
        await desk.comes_to(waiting[other.id], "sent")
        assert (await desk.comes_to(waiting[reader.id], "dropped")).reason == "unsubscribed"
    assert [address for address, _ in desk.office.taken] == [other.email]
    left = await desk.storage.get(SUBSCRIBERS, reader.id)
    assert left is not None
    assert (left.state, left.email, left.address_key) == ("unsubscribed", None, None)
    content = next(one for one in await desk.storage.find(CONTENTS) if one.reader == reader.id)
    assert content.erase_at <= now()
    assert ("notification.subscriber.unsubscribed.v1", reader.id) in await desk.facts()


async def test_withdrawn_article_stops_and_published_again_goes_on_telling_nobody_twice(desk: Desk) -> None:
    article, readers = mailing(), [subscriber() for _ in range(150)]
    await desk.keep(SUBSCRIBERS, *readers)
    await desk.keep(MAILINGS, article)
    assert await step(desk, article.id)
    await desk.commits.run("x", lambda unit: stop_mailing(unit, article.id, 2))
    await desk.timekeeper().look()
    assert len(await told_to(desk, article.id)) == 100
    await desk.commits.run("x", lambda unit: begin_mailing(unit, replace(article, sequence=3, published_at=now())))
    await desk.timekeeper().look()
    assert await told_to(desk, article.id) == Counter(one.id for one in readers)


async def test_article_published_again_after_all_were_told_is_no_news(desk: Desk) -> None:
    reader, article = subscriber(), mailing()
    await desk.keep(SUBSCRIBERS, reader)
    await desk.commits.run("x", lambda unit: begin_mailing(unit, article))
    await desk.timekeeper().look()
    for sequence in (1, 5):
        again = replace(article, sequence=sequence, published_at=now())
        await desk.commits.run("x", partial(begin_mailing, mailing=again))
        await desk.timekeeper().look()
    assert await told_to(desk, article.id) == Counter([reader.id])


async def test_address_asked_for_at_several_instances_at_once_is_one_subscriber_and_one_question(desk: Desk) -> None:
    async def ask(number: int) -> None:
        wanted, page = Choice(("iop",), "sv"), lambda id_: f"{HOME}/subscriptions/{id_}"
        command = RequestSubscription(f"s{number}", f"r{number}", "eva@lasare.example", "key", wanted, page, NOWHERE)
        commits = GroupCommit(desk.storage, letter_of)
        await commits.run("key", lambda unit: request_subscription(unit, command, KEPT))

    await asyncio.gather(*(ask(number) for number in range(8)))
    assert await desk.storage.count(SUBSCRIBERS, {}) == 1
    assert sum((await desk.told("subscription-confirmation")).values()) == 1
