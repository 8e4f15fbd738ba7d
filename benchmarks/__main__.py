"""`./samverka bench`: every figure of the README, measured in one run on this machine, beside its own limit."""

import asyncio
import os
import tempfile
from pathlib import Path

from benchmarks import mailing, registering, relaying, through_the_gateway
from benchmarks.registering import Row
from chassis.links import OwnLinks
from samverka_local import keys
from samverka_local.home import Home
from samverka_local.kafka import Kafka
from samverka_local.mongodb import Mongod
from samverka_local.ports import free_port
from samverka_local.python_part import PythonPart

REQUESTS = int(os.environ.get("SAMVERKA_BENCH_REQUESTS", "4000"))
LETTERS = 10_000


def main() -> None:
    """Measure and print."""
    print(f"{os.cpu_count()} processors; {REQUESTS} requests each; everything on this machine\n")
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder) / "home")
        keys.ensure_keys(home)
        with Mongod(Path(folder) / "mongodb") as mongod, Kafka(Path(folder) / "kafka") as kafka:
            _measure_parts(home, mongod, kafka)
    mailing.measure()


def _measure_parts(home: Home, mongod: Mongod, kafka: Kafka) -> None:
    environment = {
        "SAMVERKA_MONGODB_URI": mongod.uri,
        "SAMVERKA_KAFKA_BOOTSTRAP": kafka.bootstrap,
        "SAMVERKA_LIMITS": "read=100000000/hour,form=100000000/hour",  # counted as ever, but one address is everybody
        "SAMVERKA_TOKEN_KEYS": str(keys.public_keys(home)),
        "SAMVERKA_SIGNING_KEYS": str(keys.signing_keys(home)),
        "SAMVERKA_LINK_KEY_FILE": str(keys.link_key(home, "registration")),
    }
    staff = {"Authorization": f"Bearer {keys.token(home, 'staff')}"}
    links = OwnLinks(keys.link_key(home, "registration"), "http://127.0.0.1:8000", page="my", kind="attendee")

    def part(module: str, duty: str, *, migrates: bool = False, **more: str) -> PythonPart:
        log, its = home.root / f"{module}.log", environment | more
        return PythonPart(module, free_port(), log=log, environment=lambda: its, migrates=migrates, duty=duty)

    with part("benchmarks.without_database", "api") as limit:
        without = asyncio.run(registering.over_http("the same app without a database", limit.url, ["c"], REQUESTS))
    with part("registration", "api", migrates=True) as service:
        with part("gateway", "serve", migrates=True, SAMVERKA_REGISTRATION_URL=service.url) as gateway:
            asyncio.run(through_the_gateway.requests_a_second(service.url, gateway.url, staff, REQUESTS))
        rows = asyncio.run(registering.of_the_service(service.url, staff, REQUESTS))
    with (
        part("tests.gateway.mirror", "serve") as large,
        part("gateway", "serve", SAMVERKA_CONTENT_URL=large.url) as gateway,
    ):
        through_the_gateway.a_large_body(large.url, gateway.url, gateway.pid)
    print()
    bare = asyncio.run(registering.of_the_bare_driver(mongod.uri, links, REQUESTS // 2))
    _print_rows([*rows, *without, *bare])
    _print_shares(rows, without[-1], [bare[2], bare[5]])
    producer = asyncio.run(relaying.of_the_bare_producer(kafka.bootstrap, links, LETTERS))
    relay = asyncio.run(relaying.of_the_relay(mongod.uri, kafka.bootstrap, links, LETTERS))
    print(
        f"\nbare producer {producer:.0f} facts/s (two records each), relay {relay:.0f} facts/s: {relay / producer:.2f}"
    )


def _print_rows(rows: list[Row]) -> None:
    print(f"{'registrations':34} {'at once':>8} {'a second':>9} {'p50 ms':>8} {'p99 ms':>8}")
    for row in rows:
        print(f"{row.what:34} {row.concurrency:8} {row.per_second:9.0f} {row.p50_ms:8.1f} {row.p99_ms:8.1f}")


def _print_shares(rows: list[Row], without: Row, bare: list[Row]) -> None:
    for mine, theirs in zip([row for row in rows if row.concurrency == without.concurrency], bare, strict=True):
        of_limit, of_bare = mine.per_second / without.per_second, mine.per_second / theirs.per_second
        print(
            f"at {mine.concurrency}, {mine.what}: {of_limit:.2f} of the app without a database, "
            f"{of_bare:.1f} times the bare driver"
        )


if __name__ == "__main__":
    main()
