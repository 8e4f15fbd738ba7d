"""The one place where notification is joined: settings, what it keeps, hears and tells, its doors, its sender."""

from datetime import timedelta
from functools import partial
from pathlib import Path

from pydantic import Field

from chassis.links import OwnLinks
from chassis.running import Rooms, Service
from chassis.settings import LinkSettings
from chassis.technique import Technique
from notification.mail.addresses import parsed
from notification.mail.composing import Composer
from notification.messaging.erasures import erasures
from notification.messaging.letters import letter_of
from notification.messaging.reading import Desk
from notification.messaging.subscribers import subscriptions
from notification.sending.sender import Sender
from notification.sending.smtp import MailServer, Tls
from notification.sending.timekeeper import Timekeeper
from notification.storage.kinds import KINDS
from notification.use_cases.count_everything import count_everything
from notification.web.errors import ERRORS
from notification.web.messages import message_routes
from notification.web.person_data import person_data_routes
from notification.web.sign_ins import sign_in_routes
from notification.web.subscriber_links import SubscriberLinks
from notification.web.subscriptions import subscription_routes


class NotificationSettings(LinkSettings):
    """What notification needs to know."""

    smtp_host: str = Field("127.0.0.1", description="Mail server that takes the mails.")
    smtp_port: int = Field(8005, ge=1, le=65535, description="Its port.")
    smtp_tls: Tls = Field("none", description="none, starttls (must be offered), or tls from the start.")
    smtp_username: str | None = Field(None, description="User name at the mail server; without one nobody signs in.")
    smtp_password_file: Path | None = Field(None, description="File with the password for the mail server.")
    smtp_connections: int = Field(4, ge=1, le=64, description="Connections to the mail server at the same time.")
    mail_from: str = Field("Samverka <samverka@example.org>", description="Sender of all mails, name and address.")
    mail_reply_to: str = Field("", description="Where answers go; empty means to the sender.")
    mail_contents_kept_days: int = Field(
        30,
        ge=4,
        le=3650,
        description="Days until addresses and contents of messages are erased; the rest is statistics.",
    )


def _server(settings: NotificationSettings) -> MailServer:
    file = settings.smtp_password_file
    password = file.read_text(encoding="utf-8").strip() if file else None
    return MailServer(settings.smtp_host, settings.smtp_port, settings.smtp_tls, settings.smtp_username, password)


def _composer(settings: NotificationSettings) -> Composer:
    sender = parsed(settings.mail_from)
    reply_to = parsed(settings.mail_reply_to) if settings.mail_reply_to else sender
    return Composer(sender, reply_to, settings.public_url)


def _links(settings: NotificationSettings) -> SubscriberLinks:
    key, home = settings.link_key_file, settings.public_url
    return SubscriberLinks(
        own=OwnLinks(key, home, page="subscriptions", kind="subscriber"),
        leaving=OwnLinks(key, home, page="unsubscribe", kind="unsubscription"),
    )


def _join(technique: Technique[NotificationSettings]) -> Rooms:
    settings, storage, commits = technique.settings, technique.storage, technique.commits
    kept, links = timedelta(days=settings.mail_contents_kept_days), _links(settings)
    sender = Sender(
        commits, storage, _server(settings), _composer(settings), settings.instance, settings.smtp_connections
    )
    timekeeper = Timekeeper(commits, storage, kept, settings.public_url, links.leaving.token, sender.rouse)
    return Rooms(
        routers=[
            message_routes(commits, storage, sender.rouse),
            subscription_routes(commits, storage, links, kept, sender.rouse),
            sign_in_routes(commits, kept, sender.rouse),
            person_data_routes(storage),
        ],
        errors=ERRORS,
        subscriptions={**subscriptions(Desk(kept, settings.public_url, sender.rouse)), **erasures(storage)},
        tasks=[sender.run, timekeeper.run],
        statistics=partial(count_everything, storage),
    )


SERVICE = Service(
    name="notification",
    title="Samverka: notification",
    settings=NotificationSettings,
    kinds=KINDS,
    letter_of=lambda _settings: letter_of,
    join=_join,
)
