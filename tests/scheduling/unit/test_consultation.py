"""What happens to a consultation."""

from datetime import timedelta

import pytest

from scheduling.domain.consultation import Consultation, book
from scheduling.domain.errors import (
    ConsultationBegunError,
    ConsultationCancelledError,
    ConsultationOverError,
    NotYetStartedError,
    OtherAdviserError,
)
from tests.scheduling.times import NOW, slot, wish


def booked() -> Consultation:
    return book("c", slot(), wish(), NOW)


def test_online_consultation_has_the_meeting_and_no_place() -> None:
    assert (booked().place, booked().online_url) == (None, "https://motet.example/rum")


def test_consultation_moves_to_a_time_of_the_same_adviser_only() -> None:
    later = slot(NOW + timedelta(days=9), id="later")
    assert booked().move(later, NOW).starts_at == later.starts_at
    with pytest.raises(OtherAdviserError):
        booked().move(slot(id="other", adviser_id="ringdahl"), NOW)


def test_outcome_is_known_when_it_has_begun() -> None:
    with pytest.raises(NotYetStartedError):
        booked().conclude("held", None, NOW)
    assert booked().conclude("missed", None, booked().starts_at).status == "missed"


def test_what_is_over_stays_as_it_is() -> None:
    with pytest.raises(ConsultationCancelledError):
        booked().cancel(NOW).move(slot(), NOW)
    with pytest.raises(ConsultationOverError):
        booked().conclude("held", "Bra samtal", booked().starts_at).cancel(NOW)


def test_what_has_begun_is_neither_moved_nor_cancelled() -> None:
    begun = booked().starts_at
    with pytest.raises(ConsultationBegunError):
        booked().move(slot(NOW + timedelta(days=9), id="later"), begun)
    with pytest.raises(ConsultationBegunError):
        booked().cancel(begun)
