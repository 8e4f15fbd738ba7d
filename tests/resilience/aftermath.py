"""What must be true after a storm: answers are stored, each change is told once and in order, and mailed once."""

import json
from collections import Counter, defaultdict
from email import message_from_bytes
from pathlib import Path

from chassis.messaging import tail
from tests.probing import until
from tests.resilience.storm import CANCELLING, COMERS, PLACES, Storm

TOPIC = "registration-attendee-events"
IN_HAND = 16
"""How many mails may be in a sender's hands when it is killed; only those may come twice, under one Message-ID."""
Told = defaultdict[str, list[tuple[str, int]]]

WAYS = {
    ("confirmed",),
    ("waitlisted",),
    ("waitlisted", "confirmed"),
    ("confirmed", "cancelled"),
    ("waitlisted", "cancelled"),
    ("waitlisted", "confirmed", "cancelled"),
}
"""What can become of somebody who registers."""


def ensure_all_answers_stored(storm: Storm, stored: dict[str, str]) -> None:
    """Who was answered is stored, who cancelled has left, and all places are taken."""
    assert stored.keys() == storm.addresses.keys()
    assert {id_ for id_, status in stored.items() if status == "cancelled"} == storm.cancelled
    cancelled = COMERS // CANCELLING
    held = {"confirmed": PLACES, "waitlisted": COMERS - PLACES - cancelled, "cancelled": cancelled}
    assert Counter(stored.values()) == held


async def ensure_each_change_told_once(storm: Storm, stored: dict[str, str]) -> dict[str, int]:
    """The facts of each attendee lead to what is stored, in order, and none stands twice; answers how many each has."""
    told: Told = defaultdict(list)

    async def all_told() -> bool:
        told.clear()
        told.update(await _facts(storm))
        return told.keys() >= stored.keys() and all(told[id_][-1][0] == status for id_, status in stored.items())

    await until(all_told, "the last fact of each attendee", within=60)
    assert told.keys() == stored.keys()
    for facts in told.values():
        states, sequences = zip(*facts, strict=True)
        assert list(sequences) == sorted(set(sequences)), f"twice, or out of order: {facts}"
        assert states in WAYS, f"not the way of a registration: {facts}"
    changes = {id_: len(facts) for id_, facts in told.items()}
    assert sum(changes.values()) > COMERS + COMERS // CANCELLING, "nobody moved up"
    return changes


async def _facts(storm: Storm) -> Told:
    told: Told = defaultdict(list)
    async for message in tail.read(storm.system.status["kafka"], [TOPIC]):
        headers = {name: value.decode() for name, value in message.headers}
        if json.loads(message.value)["conference_id"] == storm.conference:
            state = headers["ce_type"].split(".")[2]
            told[headers["ce_subject"]].append((state, int(headers["ce_sequence"])))
    return told


async def ensure_each_change_mailed_once(storm: Storm, changes: dict[str, int]) -> None:
    """Everybody has as many different mails as changes; only what was in a sender's hands may be there twice."""
    wanted = {storm.addresses[id_]: count for id_, count in changes.items()}
    found: defaultdict[str, list[str]] = defaultdict(list)

    async def all_there() -> bool:
        found.clear()
        for address, message_id in _mails(Path(storm.system.status["maildir"]) / "new"):
            if address in wanted:
                found[address].append(message_id)
        return sum(len(set(ids)) for ids in found.values()) >= sum(wanted.values())

    await until(all_there, "a mail for each change", within=240)
    assert {address: len(set(ids)) for address, ids in found.items()} == wanted
    assert sum(len(ids) for ids in found.values()) <= sum(wanted.values()) + IN_HAND


def _mails(folder: Path) -> list[tuple[str, str]]:
    """Address and Message-ID of each mail."""
    mails = [message_from_bytes(file.read_bytes()) for file in folder.iterdir()]
    return [(str(mail["To"]).rpartition("<")[2].rstrip(">"), str(mail["Message-ID"])) for mail in mails]
