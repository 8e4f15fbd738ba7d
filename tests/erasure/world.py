"""A whole system with one person in it, in every place where a person can stand; and the search for what is left."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import httpx
from contracts.catalog import Catalog
from pymongo import MongoClient

from chassis.messaging import tail
from tests.gateway.work.signed_in import House
from tests.probing import until
from tests.registration.plans import announced, body
from tests.scheduling.component.conftest import declare, until_reason
from tests.scheduling.times import adviser, booking, slots
from tests.stores import AnyKafka, AnyMongod

NAME, EMAIL, PHONE = "Zackarina Quistgaard", "zackarina.quistgaard@harryda.example", "+46 31 777 66 55"
TRACES = ("zackarina", "quistgaard", "777 66 55")
ME = {"name": NAME, "email": EMAIL, "phone": PHONE}
CODE = "1401"
PUBLIC = [name for name, topic in Catalog().topics().items() if topic.visibility == "public"]
"""What everybody may read and keep for ever."""
Headers = dict[str, str]


@dataclass(frozen=True)
class System:
    """Clients of the four services by name, a gateway, and where all of them keep what they know."""

    services: Mapping[str, httpx.AsyncClient]
    house: House
    mongod: AnyMongod
    kafka: AnyKafka
    databases: Collection[str]

    async def does(
        self, service: str, method: str, path: str, json: object = None, headers: Headers | None = None
    ) -> Any:
        """Do something at a service; return the answer."""
        answer = await self.services[service].request(method, path, json=json, headers=headers)
        assert answer.is_success, (method, path, answer.text)
        return answer.json() if answer.content else None

    def left_in_databases(self) -> dict[str, list[str]]:
        """Where in the databases a trace of the person is, by collection."""
        found: dict[str, list[str]] = {}
        with MongoClient[dict[str, Any]](self.mongod.uri) as client:
            for name in self.databases:
                for collection in client[name].list_collection_names():
                    for document in client[name][collection].find():
                        if seen := [trace for trace in TRACES if trace in _text(document)]:
                            found.setdefault(f"{name}.{collection}", []).extend(seen)
        return found

    async def left_on_public_topics(self) -> list[tuple[str, str]]:
        """Where in the bytes of the public topics a trace of the person is."""
        found = []
        async for record in tail.read(self.kafka.bootstrap, PUBLIC):
            parts = [record.key or b"", record.value or b"", *(value for _, value in record.headers)]
            text = b" ".join(parts).decode("utf-8", "replace").lower()
            found += [(record.topic, trace) for trace in TRACES if trace in text]
        return found


def _text(value: Any) -> str:
    """All that a document says, bytes too, in small letters."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace").lower()
    if isinstance(value, dict):
        return " ".join(_text(one) for pair in value.items() for one in pair)
    if isinstance(value, list):
        return " ".join(map(_text, value))
    return str(value).lower()


async def lives_here(system: System, staff: Headers) -> dict[str, str]:
    """Put the person everywhere; return the ids of their registrations: come, coming, in line, handed over."""
    registration = system.services["registration"]
    ids = {"come": await _came(registration, staff)}
    conference_id = await announced(registration, staff, capacity=2, title={"sv": "Nästa", "en": "Next"})
    people = body(NAME, "Zackarina Ett", "Zackarina Två", "Vanja Vän", email=EMAIL, municipality_code=CODE)
    people["attendees"][3]["email"] = "vanja@harryda.example"
    people["attendees"][0]["needs"] = {"dietary": "Quistgaards kost", "accessibility": None}
    once = {"Idempotency-Key": "zackarina-registers-1"}
    answer = await registration.post(f"/conferences/{conference_id}/attendees", json=people, headers=once)
    ids |= dict(zip(("coming", "over", "in line", "friend"), _ids(answer), strict=True))
    successor = body("Ersa Ttare")["attendees"][0]
    await system.does("registration", "POST", f"/attendees/{ids['over']}/delegation", successor, staff)
    await system.does("registration", "POST", f"/attendees/{ids['coming']}/link-renewal", headers=staff)
    await _meets(system, staff)
    await _is_asked(system, staff, conference_id)
    await _subscribes(system)
    return ids


def _ids(answer: httpx.Response) -> list[str]:
    return [one["id"] for one in answer.raise_for_status().json()["attendees"]]


async def _came(registration: httpx.AsyncClient, staff: Headers) -> str:
    conference_id = await announced(registration, staff)
    people = body(NAME, email=EMAIL.upper().replace("HARRYDA.EXAMPLE", "harryda.example"), municipality_code=CODE)
    (mine,) = _ids(await registration.post(f"/conferences/{conference_id}/attendees", json=people))
    (await registration.post(f"/attendees/{mine}/check-in", headers=staff)).raise_for_status()
    (await registration.post(f"/conferences/{conference_id}/completion", headers=staff)).raise_for_status()
    return mine


async def _meets(system: System, staff: Headers) -> None:
    """Härryda books twice: the person is the contact, and takes part where somebody else is."""
    registration, scheduling = system.services["registration"], system.services["scheduling"]
    await declare(registration, CODE)
    mine = {"municipality_code": "1480", "tracks": ["iop"], "contact": ME, "message": f"Ring {NAME}"}
    await system.does("registration", "POST", "/interests", mine)
    window = {"track": "social-considerations", "closes_at": "2099-12-31T00:00:00Z"}
    await system.does("scheduling", "POST", "/booking-windows", window, staff)
    await until_reason(scheduling, CODE, "eligible")
    times = await slots(scheduling, staff, await adviser(scheduling, staff), repeat={"weeks": 2})
    once = {"Idempotency-Key": "zackarina-books-one-1"}
    first = booking(times[0]["id"], CODE, contact=ME, topic=f"Fråga {NAME}")
    await system.does("scheduling", "POST", "/consultations", first, staff | once)
    others = [{"name": NAME}, {"name": "Vanja Vän", "email": "vanja@harryda.example"}]
    await system.does("scheduling", "POST", "/consultations", booking(times[1]["id"], CODE, participants=others), staff)


async def _is_asked(system: System, staff: Headers, conference_id: str) -> None:
    """Göteborg, whose contact the person is, is asked to the conference; Tjörn names them in its answer."""
    path, whom = f"/conferences/{conference_id}/invitations", {"municipality_codes": ["1480"]}
    await system.does("registration", "POST", path, whom, staff)
    for code in ("1480", "1419"):
        message = {"message": f"{NAME} kan inte."}
        await system.does("registration", "PUT", f"{path}/{code}/declination", message, staff)


async def _subscribes(system: System) -> None:
    await system.does("notification", "POST", "/subscriptions", {"email": EMAIL, "language": "sv", "tracks": []})


async def confirmed_by_all(system: System, erasure_id: str) -> Any:
    """The receipt, once everybody has confirmed."""

    async def receipt() -> Any:
        shown = await system.does("registration", "GET", f"/erasures/{erasure_id}")
        return shown if shown["state"] == "confirmed" else None

    return await until(receipt, "all to have confirmed the erasure", 30)
