"""API keys: made and withdrawn by staff, used by integrators' programs."""

from dataclasses import dataclass
from datetime import datetime

from chassis.clock import now
from chassis.storage import GroupCommit, Storage, UnitOfWork
from gateway.domain.api_key import ApiKey, parts_of
from gateway.domain.errors import KeyGoneError
from gateway.domain.secret import hash_of, is_same
from gateway.storage.kinds import API_KEYS


@dataclass(frozen=True, slots=True)
class MakeApiKey:
    """What it is called, for what, made by whom, and until when."""

    key_id: str
    secret: str
    name: str
    scopes: tuple[str, ...]
    made_by: str
    expires_at: datetime | None


async def make_api_key(unit: UnitOfWork, command: MakeApiKey) -> ApiKey:
    """Keep it; the secret itself is not kept."""
    hashed = hash_of(command.secret)
    key = ApiKey(command.key_id, 1, command.name, command.scopes, hashed, command.made_by, now(), command.expires_at)
    unit.save(API_KEYS, key)
    return key


async def withdraw_api_key(unit: UnitOfWork, key_id: str) -> ApiKey:
    """Let it open nothing any more. Raises KeyGoneError."""
    if (key := await unit.load(API_KEYS, key_id)) is None:
        raise KeyGoneError
    unit.save(API_KEYS, withdrawn := key.withdraw(now()))
    return withdrawn


async def list_api_keys(storage: Storage) -> list[ApiKey]:
    """Return all keys, the newest first."""
    return await storage.find(API_KEYS, order=[("made_at", -1)])


async def key_of(storage: Storage, commits: GroupCommit, credential: str) -> ApiKey | None:
    """Return the key that a program carries, if it is good; write down the day of its use."""
    parts = parts_of(credential)
    key = await storage.get(API_KEYS, parts[0]) if parts else None
    if parts is None or key is None or not is_same(parts[1], key.secret) or not key.is_good(now()):
        return None
    today = now().date().isoformat()
    if key.used_on != today:
        await commits.run(key.id, lambda unit: _use(unit, key.id, today))
    return key


async def _use(unit: UnitOfWork, key_id: str, day: str) -> None:
    key = await unit.load(API_KEYS, key_id)
    if key is not None and key.used_on != day:
        unit.save(API_KEYS, key.use(day))
