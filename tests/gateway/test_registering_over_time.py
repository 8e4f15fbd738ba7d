"""How registering went, told day by day or week by week."""

from datetime import date
from typing import Any

from gateway.registering_over_time import grown


def _day(key: str, **numbers: int) -> dict[str, Any]:
    return {"key": key, "confirmed": 0, "waitlisted": 0, "left": 0} | numbers


def test_days_without_anybody_stand_between_and_those_who_left_had_registered() -> None:
    points, weeks = grown([_day("2015-08-30", confirmed=2), _day("2015-09-01", waitlisted=1, left=1)])
    assert points == [(date(2015, 8, 30), 2), (date(2015, 8, 31), 2), (date(2015, 9, 1), 4)]
    assert not weeks


def test_what_takes_longer_than_four_weeks_is_told_by_week() -> None:
    points, weeks = grown(
        [_day("2015-08-30", confirmed=2), _day("2015-08-31", left=1), _day("2015-09-27", confirmed=1)]
    )
    assert (points[:2], points[-1], weeks) == (
        [(date(2015, 8, 24), 2), (date(2015, 8, 31), 3)],
        (date(2015, 9, 21), 4),
        True,
    )


def test_before_anybody_registers_there_is_nothing() -> None:
    assert grown([]) == ([], False)
