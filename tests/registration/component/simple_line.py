"""A simple model of places and the line: slow, without counts, and written only from the published rule."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

LIMITS = {"on-site": 3, "online": 2, "municipality:1480": 2, "sector:labour-market": 2}
SESSION = 2
TAKES_A_PLACE = {"confirmed", "offered"}


@dataclass
class Somebody:
    """One registration; `pools` are what a place of theirs counts against, `ends` is when an offer ends."""

    id: str
    group: str
    pools: tuple[str, ...]
    sessions: tuple[str, ...]
    fewer: bool
    order: int
    status: str = "arriving"
    ends: int | None = None


@dataclass
class SimpleLine:
    """Everybody who ever came; each question is answered by looking at all of them."""

    hours: int | None
    limits: dict[str, int] = field(default_factory=lambda: dict(LIMITS))
    people: list[Somebody] = field(default_factory=list)
    hour: int = 0

    def taken(self) -> Counter[str]:
        """How much of each pool is taken."""
        seated = [one for one in self.people if one.status in TAKES_A_PLACE]
        return Counter(pool for one in seated for pool in one.pools)

    def in_session(self, session: str) -> int:
        """How many have a place in a session."""
        return sum(session in one.sessions for one in self.people if one.status in TAKES_A_PLACE)

    def fit(self, party: Iterable[Somebody]) -> bool:
        """Whether there is room for all of them."""
        after = self.taken() + Counter(pool for one in party for pool in one.pools)
        return all(after[pool] <= limit for pool, limit in self.limits.items())

    def arrive(self, party: list[Somebody]) -> None:
        """Somebody comes, alone or with others."""
        self.people += party
        whole = self.fit(party)
        for one in party:
            seated = whole or (one.fewer and self.fit([one]))
            self.seat(one, "confirmed") if seated else setattr(one, "status", "waitlisted")

    def seat(self, one: Somebody, status: str) -> None:
        """Somebody gets a place, with those of the sessions that have room."""
        one.sessions = tuple(session for session in one.sessions if self.in_session(session) < SESSION)
        one.status = status
        one.ends = self.hour + self.hours if status == "offered" and self.hours else None

    def leave(self, one: Somebody, status: str) -> None:
        """Somebody leaves; who fits is asked."""
        one.status, one.ends = status, None
        self.ask()

    def pass_on(self) -> None:
        """Offers that are over are taken back, and the places go on."""
        for one in self.people:
            if one.status == "offered" and one.ends is not None and one.ends <= self.hour:
                one.status, one.ends = "lapsed", None
        self.ask()

    def ask(self) -> None:
        """The first in line whom a free place suits is asked, as long as there is one."""
        for party in self.parties():
            whole = self.fit(party)
            for one in party:
                if whole or (one.fewer and self.fit([one])):
                    self.seat(one, "offered" if self.hours else "confirmed")

    def parties(self) -> list[list[Somebody]]:
        """Those in line, together with whom they came with, in order of arrival."""
        waiting = sorted((one for one in self.people if one.status == "waitlisted"), key=lambda one: one.order)
        groups: dict[str, list[Somebody]] = {}
        for one in waiting:
            groups.setdefault(one.group, []).append(one)
        return list(groups.values())
