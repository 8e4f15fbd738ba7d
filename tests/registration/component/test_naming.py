"""Whoever is the contact of an interest is found by their address, however many interests there are."""

import uuid

from chassis.clock import now
from chassis.storage import Storage
from registration.domain.interest import Contact, Interest, Organisation
from registration.storage.erasing import interests_naming
from registration.storage.kinds import INTERESTS
from tests.stores import AnyMongod


def interest(number: int) -> Interest:
    """One of many organisations' interests."""
    contact = Contact("Mats Ek", f"mats{number}@example.org")
    whose = Organisation("Verkstan", "non-profit")
    return Interest(f"i{number:05}", 1, None, ("iop",), contact, None, "declared", now(), organisation=whose)


async def test_contact_of_the_last_of_very_many_interests_is_found(mongod: AnyMongod) -> None:
    storage = Storage(mongod.uri, f"registration_{uuid.uuid4().hex[:12]}")
    many = [INTERESTS.document(interest(number)) | {"_at": now()} for number in range(1_100)]
    await storage.database[INTERESTS.collection].insert_many(many)
    assert [one.id for one in await interests_naming(storage, "Mats1099@example.org")] == ["i01099"]
    await storage.drop()
    storage.close()
