"""Participation adds up, whichever way it is divided."""

from dataclasses import replace
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from registration.domain.attendee import Status
from registration.domain.participation import Alike, Chosen, Figures, Made, add_up
from registration.domain.person import Mode, Role, Sector

TRACKS = {"c1": ("iop",), "c2": ("iop", "social-considerations")}
ALIKES = st.builds(
    Alike,
    conference_id=st.sampled_from(sorted(TRACKS)),
    municipality_code=st.sampled_from(["1401", "1480", None]),
    sector=st.sampled_from(get_args(Sector)),
    role=st.sampled_from(get_args(Role)),
    status=st.sampled_from(get_args(Status)),
    came=st.booleans(),
    month=st.sampled_from(["2015-08", "2015-09"]),
    number=st.integers(1, 100),
    mode=st.sampled_from([None, *get_args(Mode)]),
)
ANNA = Alike("c1", "1401", "procurement", "staff", "confirmed", came=True, month="2015-08", number=1)


@given(st.lists(ALIKES))
def test_parts_make_the_whole_in_every_way_that_they_are_divided(counted: list[Alike]) -> None:
    told = add_up(counted, TRACKS)
    ways = (told.by_conference, told.by_municipality, told.by_sector, told.by_role, told.by_month, told.by_mode)
    for divided in ways:
        assert sum(one.confirmed + one.waitlisted + one.left for one in divided.values()) == sum(
            one.number for one in counted
        )
        assert sum(one.came for one in divided.values()) == told.all.came
    labour = told.by_sector.get("labour-market", Figures())
    assert told.beyond.confirmed + labour.confirmed == told.all.confirmed
    assert told.beyond.came + labour.came == told.all.came
    assert sum(one.came for one in told.beyond_by_conference.values()) == told.beyond.came


def test_who_comes_to_a_conference_on_two_tracks_counts_in_both() -> None:
    told = add_up([ANNA, replace(ANNA, conference_id="c2")], TRACKS)
    assert {track: one.came for track, one in told.by_track.items()} == {"iop": 2, "social-considerations": 1}


def test_who_is_of_no_municipality_is_counted_apart() -> None:
    told = add_up([ANNA, replace(ANNA, municipality_code=None, number=3)], TRACKS)
    assert {code: one.confirmed for code, one in told.by_municipality.items()} == {"": 3, "1401": 1}


def test_cancelled_declined_and_handed_over_are_given_up() -> None:
    told = add_up([replace(ANNA, status=one, came=False) for one in ("cancelled", "declined", "delegated")], TRACKS)
    assert told.all == Figures(left=3)


def test_days_and_sessions_are_told_as_they_were_counted() -> None:
    made = [
        Made("2015-08-30", "confirmed", came=False, number=2),
        Made("2015-08-30", "cancelled", came=False, number=1),
    ]
    chosen = [
        Chosen("morning", "confirmed", came=True, number=1),
        Chosen("morning", "waitlisted", came=False, number=4),
    ]
    told = add_up([], TRACKS, made, chosen)
    assert told.by_day == {"2015-08-30": Figures(confirmed=2, left=1)}
    assert told.by_session == {"morning": Figures(confirmed=1, waitlisted=4, came=1)}
