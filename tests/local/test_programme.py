from datetime import date

import pytest

from samverka_local.programme import (
    booking_window_bodies,
    conference_body,
    conference_day,
    interest_bodies,
    read_programme,
    slot_bodies,
)

ORIGINAL = date(2015, 9, 29)


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2026, 3, 1), date(2026, 9, 29)),
        (date(2026, 9, 28), date(2026, 9, 29)),
        (date(2026, 9, 29), date(2027, 9, 29)),
        (date(2028, 12, 31), date(2029, 10, 1)),  # 29 September 2029 is a Saturday
        (date(2029, 9, 30), date(2029, 10, 1)),
        (date(2030, 1, 1), date(2030, 9, 30)),  # a Sunday
        (date(2028, 2, 29), date(2028, 9, 29)),
    ],
)
def test_conference_moves_to_the_next_29_september_that_is_a_working_day(today: date, day: date) -> None:
    assert conference_day(today, ORIGINAL) == day


def test_conference_lasts_from_nine_to_four_in_swedish_summer_time() -> None:
    body = conference_body(read_programme(), date(2027, 9, 29))
    assert (body["starts_at"], body["ends_at"]) == ("2027-09-29T07:00:00Z", "2027-09-29T14:00:00Z")


def test_registration_closes_when_the_day_before_ends() -> None:
    assert conference_body(read_programme(), date(2027, 9, 29))["registration_closes_at"] == "2027-09-28T22:00:00Z"


def test_the_eight_municipalities_of_the_page_declare_their_interest() -> None:
    codes = {body["municipality_code"] for body in interest_bodies(read_programme())}
    assert codes == {"1401", "1441", "1481", "1489", "1415", "1482", "1419", "1462"}


def test_booking_closes_when_the_last_day_of_consultations_ends() -> None:
    bodies = booking_window_bodies(read_programme(), date(2027, 9, 29))
    assert {body["closes_at"] for body in bodies} == {"2027-12-18T23:00:00Z"}
    assert [body["track"] for body in bodies] == ["social-considerations", "iop"]


def test_every_adviser_has_weekly_times_from_the_first_to_the_last_day() -> None:
    times = slot_bodies(read_programme(), date(2027, 9, 29))
    assert times.keys() == {"Jörgen Larzon", "Lisbeth Ringdahl"}
    first = [(body["starts_at"], body["repeat"]["weeks"]) for body in times["Jörgen Larzon"]]
    assert first == [("2027-10-05T07:00:00Z", 11), ("2027-10-05T11:00:00Z", 11), ("2027-10-07T07:00:00Z", 11)]


def test_consultations_begin_after_the_conference() -> None:
    times = slot_bodies(read_programme(), date(2029, 10, 1))
    assert min(body["starts_at"] for each in times.values() for body in each) > "2029-10-01"
