"""What `python -m <service>` understands."""

import argparse
import asyncio
import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from chassis import logs
from chassis.messaging import dead_letters
from chassis.messaging.dead_letters import DeadLetter
from chassis.running import PARTS, Service, application, migrate, run, tidy
from chassis.settings import ServiceSettings

S = TypeVar("S", bound=ServiceSettings)
CHORES = {"migrate": migrate, "tidy": tidy}


def main(service: Service[S], arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says; return the exit code."""
    chosen = _parser(service).parse_args(arguments)
    if chosen.command in PARTS:
        run(service, chosen.command)
        return 0
    settings = service.settings()
    logs.set_up(service.name, settings.log_format, settings.log_level)
    if chosen.command in CHORES:
        asyncio.run(CHORES[chosen.command](service, settings))
        return 0
    if chosen.command == "openapi":
        json.dump(application(service, settings, "api").openapi(), sys.stdout, indent=2, ensure_ascii=False)
        sys.stdout.write("\n")
        return 0
    if chosen.command in service.commands:
        print(json.dumps(asyncio.run(_own(service, settings, chosen.command)), ensure_ascii=False))
        return 0
    return asyncio.run(_dead_letters(service, settings, chosen.action, chosen.id))


def _parser(service: Service[S]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"python -m {service.name}")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("serve", help="HTTP, worker and relay in one process")
    commands.add_parser("api", help="HTTP only")
    commands.add_parser("worker", help="what hears facts and does timed work")
    commands.add_parser("relay", help="what publishes the outbox")
    commands.add_parser("migrate", help="make indexes and topics")
    commands.add_parser("tidy", help="drop indexes that only a version before needs")
    commands.add_parser("openapi", help="print the OpenAPI document")
    letters = commands.add_parser("dead-letters", help="facts that could not be dealt with")
    letters.add_argument("action", choices=("list", "show", "replay"))
    letters.add_argument("id", nargs="?", help="one dead letter; replay without it takes all that wait")
    for name, command in service.commands.items():
        commands.add_parser(name, help=command.help)
    return parser


async def _own(service: Service[S], settings: S, name: str) -> Mapping[str, Any]:
    technique = service.technique(settings)
    try:
        return await service.commands[name].run(technique)
    finally:
        technique.storage.close()


async def _dead_letters(service: Service[S], settings: S, action: str, id_: str | None) -> int:
    technique = service.technique(settings)
    subscriptions = service.join(technique).subscriptions
    found = failed = 0
    try:
        async for letter in dead_letters.all_of(service.name, settings.kafka_bootstrap, technique.storage):
            if id_ not in {None, letter.id} or (action == "replay" and id_ is None and not letter.waits):
                continue
            found += 1
            if action == "replay":
                outcome = await dead_letters.replay(service.name, subscriptions, technique.commits, letter)
                failed += outcome != "done"
                _print(letter, {"outcome": outcome})
            else:
                _print(letter, _content(letter) if action == "show" else {})
    finally:
        technique.storage.close()
    if id_ is not None and not found:
        print(f"There is no dead letter {id_!r}.", file=sys.stderr)
    return 1 if failed or (id_ is not None and not found) else 0


def _print(letter: DeadLetter, more: dict[str, object]) -> None:
    line = {"id": letter.id, "waits": letter.waits, "reason": letter.reason, "from": letter.raw.place}
    print(json.dumps(line | {"put_aside_at": letter.put_aside_at} | more, ensure_ascii=False))


def _content(letter: DeadLetter) -> dict[str, object]:
    value = letter.raw.value
    return {"headers": letter.raw.texts(), "value": value.decode("utf-8", "replace") if value is not None else None}
