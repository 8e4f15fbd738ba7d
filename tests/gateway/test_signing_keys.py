"""The keys that sign tokens can be changed at any time, as often as one likes, without a token being refused."""

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import jwt
import pytest

from chassis import key_set
from chassis.access import Identity
from chassis.key_set import KeySet
from gateway import tokens
from gateway.signing_keys import read_keys, rotate, signing
from gateway.tokens import TokenSigner

BEGINNING = datetime(2015, 9, 29, 9, tzinfo=UTC)
SOMEBODY = Identity(subject="acc_1", roles=frozenset({"staff"}))


class Clock:
    """A time that passes when it is told to."""

    def __init__(self) -> None:
        self.passed = timedelta(0)

    def now(self) -> datetime:
        return BEGINNING + self.passed

    def monotonic(self) -> float:
        return self.passed.total_seconds()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(tokens, "now", clock.now)
    for module in (tokens, key_set):
        monkeypatch.setattr(module.time, "monotonic", clock.monotonic)
    return clock


class Service:
    """Reads the keys that one of the gateways publishes, as a service does."""

    def __init__(self, gateways: list[TokenSigner], chosen: random.Random) -> None:
        self._gateways, self._chosen = gateways, chosen
        self._keys = KeySet("http://gateway")
        self._keys._document = self._document  # type: ignore[method-assign]

    async def _document(self) -> str:
        return json.dumps({"keys": [key.public() for key in self._chosen.choice(self._gateways).current()]})

    async def check(self, token: str) -> None:
        key = await self._keys.key(jwt.get_unverified_header(token)["kid"])
        jwt.decode(
            token,
            key,
            algorithms=["EdDSA"],
            audience="registration",
            options={"verify_exp": False, "verify_iat": False},
        )


@pytest.mark.parametrize("seed", range(5))
async def test_no_token_is_refused_while_keys_change(clock: Clock, tmp_path: Path, seed: int) -> None:
    chosen = random.Random(seed)
    rotate(tmp_path, BEGINNING - timedelta(days=90))
    gateways = [TokenSigner(tmp_path), TokenSigner(tmp_path)]
    services = [Service(gateways, chosen), Service(gateways, chosen)]
    signed_by = set()
    for moment in moments(chosen):
        clock.passed = moment
        if chosen.random() < 1 / 200:
            rotate(tmp_path, clock.now())
        token = chosen.choice(gateways).token(SOMEBODY, "registration")
        signed_by.add(jwt.get_unverified_header(token)["kid"])
        await chosen.choice(services).check(token)
    assert len(signed_by) > 3
    assert len(read_keys(tmp_path)) < len(signed_by) + 3


def moments(chosen: random.Random) -> Iterator[timedelta]:
    """A day, every few seconds."""
    passed = timedelta(0)
    while passed < timedelta(days=1):
        passed += timedelta(seconds=chosen.uniform(1, 60))
        yield passed


def test_new_key_signs_when_everybody_has_had_time_to_read_it(tmp_path: Path) -> None:
    old, _ = rotate(tmp_path, BEGINNING)
    new, _ = rotate(tmp_path, BEGINNING + timedelta(hours=1))
    keys = read_keys(tmp_path)
    assert signing(keys, BEGINNING + timedelta(hours=1, minutes=9)).id == old
    assert signing(keys, BEGINNING + timedelta(hours=1, minutes=10)).id == new


def test_key_is_dropped_when_no_token_of_it_can_be_good_any_more(tmp_path: Path) -> None:
    old, _ = rotate(tmp_path, BEGINNING)
    new, dropped = rotate(tmp_path, BEGINNING + timedelta(days=1))
    assert dropped == []
    _, dropped = rotate(tmp_path, BEGINNING + timedelta(days=1, hours=2))
    assert dropped == [old]
    assert new in {key.id for key in read_keys(tmp_path)}


def test_half_written_key_is_read_by_nobody(tmp_path: Path) -> None:
    rotate(tmp_path, BEGINNING)
    (tmp_path / "20150929T100000Z.unfinished").write_bytes(b"-----BEGIN")
    assert len(read_keys(tmp_path)) == 1


def test_keys_are_for_their_owner_alone(tmp_path: Path) -> None:
    rotate(tmp_path, BEGINNING)
    assert {file.stat().st_mode & 0o777 for file in tmp_path.iterdir()} == {0o600}
