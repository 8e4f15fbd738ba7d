"""The services, and a thing to ask each operation of."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

import httpx
from pymongo import MongoClient

from chassis.links import OwnLinks
from tests.rights.callers import Thing

NUMBERS = count(1)


@dataclass(frozen=True)
class World:
    """The services, asked as staff, and the keys of their links."""

    clients: Mapping[str, httpx.AsyncClient]
    staff: dict[str, str]
    links: Mapping[str, OwnLinks]
    mongodb: str
    databases: Mapping[str, str]

    async def staff_does(self, service: str, method: str, path: str, json: object = None) -> Any:
        """Do something as staff; return the answer."""
        answer = await self.clients[service].request(method, f"/api/v1{path}", json=json, headers=self.staff)
        return answer.raise_for_status().json() if answer.content else None

    def put(self, service: str, collection: str, id_: str, **fields: Any) -> None:
        """Let a stored thing be otherwise than it came to be."""
        with MongoClient[dict[str, Any]](self.mongodb) as client:
            kept = client[self.databases[service]][collection]
            assert kept.update_one({"_id": id_}, {"$set": fields}).matched_count == 1


Maker = Callable[[World], Awaitable[Thing]]
Makers = Mapping[tuple[str, str], Maker]


def api(world: World, service: str) -> httpx.AsyncClient:
    """The service's client, below /api/v1."""
    return world.clients[f"{service}/api/v1"]


def below(thing: Thing, more: str, json: Any = None) -> Thing:
    """The thing with more to its path."""
    return replace(thing, path=thing.path + more, json=json)
