"""Places, quotas, sessions, the line and offers against a simple model, through the use cases on the real database."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from chassis.storage import GroupCommit, Storage, UnitOfWork
from registration.domain.attendee import Attendee
from registration.domain.conference import Conference, pools_of
from registration.domain.person import Mode, Person, Sector
from registration.domain.plan import Quotas, Session
from registration.domain.texts import Text
from registration.messaging.letters import Letters
from registration.storage.kinds import ATTENDEES, CONFERENCES
from registration.use_cases.accept_fewer import accept_fewer
from registration.use_cases.accept_offer import accept_offer
from registration.use_cases.cancel_attendee import cancel_attendee
from registration.use_cases.change_conference import change_conference
from registration.use_cases.move_to_front import move_to_front
from registration.use_cases.pass_on_offers import list_conferences_with_offers_over, pass_on_offers
from registration.use_cases.register_attendees import Newcomer, RegisterAttendees, register_attendees
from tests.registration.component.simple_line import LIMITS, SESSION, SimpleLine, Somebody
from tests.registration.plans import conference, plan
from tests.stores import AnyMongod

BEGAN = datetime(2098, 1, 1, tzinfo=UTC)
TELLS_TIME = ("accept_offer", "cancel_attendee", "fill_places", "pass_on_offers", "register_attendees")
PEOPLE = st.tuples(
    st.sampled_from(["on-site", "online"]),
    st.sampled_from(["1480", "1481", None]),
    st.sampled_from(["labour-market", "procurement"]),
    st.booleans(),
)
IDS = count()


class Places(RuleBasedStateMachine):
    """Whatever people and staff do, the service and the model agree on who has a place."""

    storage: Storage
    loop: asyncio.AbstractEventLoop

    def __init__(self) -> None:
        super().__init__()
        self.commits = GroupCommit(self.storage, Letters(_link, _link, _link).letter_of)
        self.conference_id = f"c{next(IDS)}"
        self.model = SimpleLine(None)
        self.clock = ExitStack()
        for name in TELLS_TIME:
            self.clock.enter_context(patch(f"registration.use_cases.{name}.now", self.now))
        self.clock.enter_context(patch("registration.use_cases.fill_places.AT_A_TIME", 2))

    def now(self) -> datetime:
        return BEGAN + timedelta(hours=self.model.hour)

    def teardown(self) -> None:
        self.loop.run_until_complete(self.commits.close())
        self.clock.close()

    def do(self, work: Callable[[UnitOfWork], Awaitable[Any]]) -> Any:
        return self.loop.run_until_complete(self.commits.run(self.conference_id, work))

    def one(self, number: int, *statuses: str) -> Somebody | None:
        fitting = [one for one in self.model.people if one.status in statuses]
        return fitting[number % len(fitting)] if fitting else None

    @initialize(hours=st.sampled_from([None, 2]))
    def begin(self, hours: int | None) -> None:
        self.model.hours = hours
        session = Session("s", Text("Pass", "Session"), plan().starts_at, plan().ends_at, SESSION)
        made = plan(
            capacity=LIMITS["on-site"],
            online_capacity=LIMITS["online"],
            quotas=Quotas(
                None, {"1480": LIMITS["municipality:1480"]}, {"labour-market": LIMITS["sector:labour-market"]}
            ),
            sessions=(session,),
            offer_hours=hours,
        )
        new = conference(id=self.conference_id, plan=made)

        async def save(unit: UnitOfWork) -> None:
            unit.save(CONFERENCES, new)

        self.do(save)

    @rule(people=st.lists(PEOPLE, min_size=1, max_size=4), fewer=st.booleans())
    def come(self, people: list[tuple[Mode, str | None, Sector, bool]], fewer: bool) -> None:
        group = f"g{next(IDS)}"
        with_room = self.model.in_session("s") + sum(wants for *_, wants in people) <= SESSION
        newcomers = [
            Newcomer(f"a{next(IDS)}", _person(mode, code, sector, wants and with_room))
            for mode, code, sector, wants in people
        ]
        self.model.arrive(
            [
                Somebody(one.id, group, pools_of(one.person), one.person.sessions, fewer, place + 1000 * next(IDS))
                for place, one in enumerate(newcomers)
            ]
        )
        group_id = group if len(newcomers) > 1 else None
        command = RegisterAttendees(self.conference_id, group_id, newcomers, accepts_fewer=fewer)
        self.do(lambda unit: register_attendees(unit, command))

    @rule(number=st.integers(0, 30))
    def cancel(self, number: int) -> None:
        if one := self.one(number, "confirmed", "waitlisted", "offered"):
            self.model.leave(one, "cancelled")
            self.do(lambda unit: cancel_attendee(unit, one.id, "attendee"))

    @rule(number=st.integers(0, 30))
    def accept(self, number: int) -> None:
        if one := self.one(number, "offered"):
            one.status, one.ends = "confirmed", None
            self.do(lambda unit: accept_offer(unit, one.id))

    @rule(number=st.integers(0, 30))
    def come_fewer(self, number: int) -> None:
        if one := self.one(number, "waitlisted"):
            for other in self.model.people:
                other.fewer |= other.group == one.group and other.status == "waitlisted"
            self.model.ask()
            self.do(lambda unit: accept_fewer(unit, one.id))

    @rule(hours=st.integers(1, 3), times=st.integers(1, 2))
    def wait(self, hours: int, times: int) -> None:
        self.model.hour += hours
        self.model.pass_on()
        for _ in range(times):
            if self.conference_id in self.loop.run_until_complete(list_conferences_with_offers_over(self.storage)):
                self.do(lambda unit: pass_on_offers(unit, self.conference_id))

    @rule(number=st.integers(0, 30))
    def move(self, number: int) -> None:
        if one := self.one(number, "waitlisted"):
            first = min(other.order for other in self.model.people)
            party = [other for other in self.model.people if other.group == one.group and other.status == "waitlisted"]
            for place, other in enumerate(party):
                other.order = first - len(party) + place
            self.model.ask()
            self.do(lambda unit: move_to_front(unit, one.id, "hedersgäst"))

    @rule(more=st.integers(1, 2))
    def enlarge(self, more: int) -> None:
        self.model.limits["on-site"] += more
        self.model.ask()
        known, capacity = self.conference, self.model.limits["on-site"]
        self.do(lambda unit: change_conference(unit, self.conference_id, {"capacity": capacity}, known.revision))

    @property
    def conference(self) -> Conference:
        found = self.loop.run_until_complete(self.storage.get(CONFERENCES, self.conference_id))
        assert found is not None
        return found

    @property
    def attendees(self) -> list[Attendee]:
        found = self.storage.find(ATTENDEES, {"conference_id": self.conference_id})
        return self.loop.run_until_complete(found)

    @invariant()
    def agrees_with_the_model(self) -> None:
        stored = {one.id: (one.status, one.person.sessions) for one in self.attendees}
        assert stored == {one.id: (one.status, one.sessions) for one in self.model.people}

    @invariant()
    def counts_what_is_there_and_never_more_than_there_is(self) -> None:
        now, attendees = self.conference, self.attendees
        seated = [one.person for one in attendees if one.takes_a_place]
        taken = Counter(pool for person in seated for pool in pools_of(person))
        taken.update(f"session:{session}" for person in seated for session in person.sessions)
        assert dict(now.taken) == dict(taken)
        assert all((limit := now.plan.limit(pool)) is None or number <= limit for pool, number in taken.items())
        statuses = Counter(one.status for one in attendees)
        told = (now.confirmed, now.offered, now.waitlisted)
        assert told == (statuses["confirmed"], statuses["offered"], statuses["waitlisted"])

    @invariant()
    def no_place_stays_empty_while_somebody_waits_who_could_have_it(self) -> None:
        waiting = [one for one in self.attendees if one.status == "waitlisted"]
        alone = [one for one in waiting if one.group_id is None or one.accepts_fewer]
        assert not any(self.conference.fits([one.person]) for one in alone)


def _link(id_: str, _generation: int) -> str:
    return f"http://links/{id_}"


def _person(mode: Mode, code: str | None, sector: Sector, wants: bool) -> Person:
    number, sessions = next(IDS), ("s",) if wants else ()
    return Person(f"P{number}", f"p{number}@x.se", "X", code, sector, "staff", "sv", mode=mode, sessions=sessions)


@pytest.fixture
def machine(mongod: AnyMongod) -> Iterator[type[Places]]:
    loop = asyncio.new_event_loop()
    storage = Storage(mongod.uri, "registration_places")
    Places.storage, Places.loop = storage, loop
    yield Places
    loop.run_until_complete(storage.drop())
    storage.close()
    loop.close()


@pytest.mark.timeout(300)
def test_service_and_simple_model_agree_whatever_people_do(machine: type[Places]) -> None:
    """Some hundred histories of up to thirty steps."""
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=100,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        ),
    )
