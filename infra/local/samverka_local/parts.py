"""The whole local system on one page: what runs, what it needs, what waits for what."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from . import keys
from .broker import Broker
from .home import CHECKOUT, Home
from .mailbox import Mailbox
from .migrations import Migrations
from .mongodb import Mongod
from .ports import HOST, Ports
from .python_part import PythonPart
from .server import Server

LIMITS = "subscribe=6000/hour,form=60000/hour,sign-in=6000/hour,mail=600/hour"  # one machine plays all the people
SERVICES = ("registration", "scheduling", "notification", "content")


@dataclass(frozen=True)
class Part:
    """One process to keep alive, and the names of the parts it waits for."""

    server: Server
    needs: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Its name in states, logs and messages."""
        return self.server.name


@dataclass(frozen=True)
class Layout:
    """Where a local system lies: its home, its ports, and how many instances of a service it runs."""

    home: Home
    ports: Ports
    instances: Mapping[str, int]

    def service_ports(self) -> dict[str, list[int]]:
        """The ports of each service: its own first, those of further instances from base + 20 on."""
        further = iter(range(self.ports.of_instance(0), self.ports.of_instance(1000)))
        return {
            name: [self.ports.of(name), *(next(further) for _ in range(self.instances.get(name, 1) - 1))]
            for name in SERVICES
        }

    def all_ports(self) -> dict[int, str]:
        """Every port this system listens on, with the part that does."""
        own = {self.ports.of(part): part for part in ("gateway", "mailbox", "mongodb", "kafka", "kafka-controller")}
        return own | {port: name for name, ports in self.service_ports().items() for port in ports}

    @property
    def gateway(self) -> str:
        """The public address."""
        return f"http://{HOST}:{self.ports.of('gateway')}"


def whole_system(layout: Layout) -> list[Part]:
    """Every part of the local system, in the order in which people like to read them."""
    home, ports = layout.home, layout.ports
    mongodb = Mongod(home.data("mongodb"), ports.of("mongodb"), home.log("mongodb"))
    broker = Broker(home, ports)
    mailbox = Mailbox(home.mailbox, ports.of("mailbox"), home.log("mailbox"))
    settings = partial(service_settings, layout, mongodb, broker)
    door = partial(gateway_settings, layout, mongodb.uri)
    migrations = Migrations(
        lambda: {**{name: settings(name) for name in SERVICES}, "gateway": door()}, home.log("migrations")
    )
    return [
        Part(mongodb),
        Part(broker),
        Part(mailbox),
        *(
            Part(_service(layout, name, port, number, settings, migrations), needs=_needs_of(name, number))
            for name, its_ports in layout.service_ports().items()
            for number, port in enumerate(its_ports, 1)
        ),
        Part(_gateway(layout, door, migrations), needs=("mongodb", "kafka")),
    ]


def _service(
    layout: Layout, name: str, port: int, number: int, settings: "partial[dict[str, str]]", migrations: Migrations
) -> PythonPart:
    log = layout.home.log(name if number == 1 else f"{name}-{number}")
    its = partial(settings, name)
    return PythonPart(name, port, log=log, environment=its, migrates=number == 1, migrations=migrations)


def _needs_of(name: str, number: int) -> tuple[str, ...]:
    """A further instance waits for the first, which has migrated the database they share."""
    return ("mongodb", "kafka") if number == 1 else (name,)


def _gateway(layout: Layout, door: "partial[dict[str, str]]", migrations: Migrations) -> PythonPart:
    log = layout.home.log("gateway")
    port = layout.ports.of("gateway")
    return PythonPart("gateway", port, log=log, environment=door, migrates=True, migrations=migrations)


def shared_settings(layout: Layout) -> dict[str, str]:
    """What every part of our own is told."""
    return {
        "SAMVERKA_HTTP_HOST": HOST,
        "SAMVERKA_CONTRACTS": str(CHECKOUT / "contracts"),
        "SAMVERKA_PUBLIC_URL": layout.gateway,
        "SAMVERKA_LOG_FORMAT": "console",
        "PYTHONUNBUFFERED": "1",
    }


def service_settings(layout: Layout, mongodb: Mongod, broker: Broker, name: str) -> dict[str, str]:
    """What a service is told."""
    stores = {"SAMVERKA_MONGODB_URI": mongodb.uri, "SAMVERKA_KAFKA_BOOTSTRAP": broker.bootstrap}
    stores["SAMVERKA_TOKEN_KEYS"] = f"{layout.gateway}/.well-known/jwks.json"
    own = {"SAMVERKA_MONGODB_DATABASE": name} | _link_settings(layout, name) | _own_settings(layout).get(name, {})
    return shared_settings(layout) | stores | own


def _link_settings(layout: Layout, name: str) -> dict[str, str]:
    return {"SAMVERKA_LINK_KEY_FILE": str(keys.link_key(layout.home, name))} if name in keys.LINKING else {}


def _own_settings(layout: Layout) -> dict[str, dict[str, str]]:
    return {
        "notification": {
            "SAMVERKA_SMTP_HOST": HOST,
            "SAMVERKA_SMTP_PORT": str(layout.ports.of("mailbox")),
            "SAMVERKA_SMTP_TLS": "none",
            "SAMVERKA_MAIL_FROM": "Samverka <samverka@example.org>",
        },
    }


def gateway_settings(layout: Layout, mongodb_uri: str) -> dict[str, str]:
    """What the gateway is told: every instance's address, its own database, and the mailbox to show."""
    addresses = {
        f"SAMVERKA_{name.upper()}_URL": ",".join(f"http://{HOST}:{port}" for port in ports)
        for name, ports in layout.service_ports().items()
    }
    own = {"SAMVERKA_MONGODB_URI": mongodb_uri, "SAMVERKA_MONGODB_DATABASE": "gateway"}
    own["SAMVERKA_SIGNING_KEYS"] = str(keys.signing_keys(layout.home))
    own |= {"SAMVERKA_MAILBOX": str(layout.home.mailbox), "SAMVERKA_LIMITS": LIMITS}
    return shared_settings(layout) | addresses | own
