"""Certificates of attendance: who gets one, and what stands on it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from registration.domain.certificate import ensure_certified
from registration.domain.erasure import anonymised
from registration.domain.erasure_errors import PersonErasedError
from registration.domain.errors import AttendanceNotNotedError, CertificateTooEarlyError, ConferenceCancelledError
from registration.domain.person import Person
from registration.rendering.certificate import certificate
from registration.rendering.printing import Printer
from tests.registration.unit.test_printing import DAY, ENOUGH_WORDS, HELD_IN, HOSTILE, attendees, letters, pages

END = HELD_IN.plan.ends_at
HELD = replace(HELD_IN, status="held")
(ANNA,) = attendees("Anna Ek", came=DAY)


def who(**changes: Any) -> Person:
    return replace(ANNA.person, **changes)


async def page_of(person: Person, **plan: Any) -> str:
    conference = replace(HELD, plan=replace(HELD.plan, **plan))
    (page,) = pages(await Printer().print("certificate.typ", certificate(conference, replace(ANNA, person=person))))
    return page


def test_who_came_is_certified_once_it_is_over() -> None:
    ensure_certified(ANNA, HELD, DAY)
    ensure_certified(ANNA, HELD_IN, END)
    with pytest.raises(CertificateTooEarlyError):
        ensure_certified(ANNA, HELD_IN, END - timedelta(seconds=1))


def test_who_did_not_come_is_not_certified() -> None:
    with pytest.raises(AttendanceNotNotedError):
        ensure_certified(replace(ANNA, checked_in_at=None), HELD, END)


def test_nobody_was_at_a_cancelled_conference() -> None:
    with pytest.raises(ConferenceCancelledError):
        ensure_certified(ANNA, replace(HELD, status="cancelled"), END)


def test_certificate_of_an_erased_person_is_gone() -> None:
    with pytest.raises(PersonErasedError):
        ensure_certified(anonymised(ANNA), HELD, END)


async def test_certificate_says_who_was_where_when_and_how_long() -> None:
    page = await page_of(who(sessions=("s1",)))
    for said in (
        *("Intyg om deltagande", "Anna Ek", "Mölndals stad", "Social hänsyn"),
        *("tisdag 29 september 2015 kl. 9.00–16.00", "Lindholmen, Göteborg", "7 timmar", "Upphandling i praktiken"),
        *("Utfärdat av Göteborgsregionens kommunalförbund den 29 september 2015", ANNA.id),
    ):
        assert said in page


async def test_certificate_speaks_the_persons_language() -> None:
    page = await page_of(who(language="en", mode="online"), ends_at=DAY + timedelta(minutes=90))
    for said in ("Certificate of attendance", "Social considerations", "1.5 hours", "Online", "29 September 2015"):
        assert said in page
    assert "Lindholmen" not in page


async def test_conference_over_several_days_counts_days() -> None:
    assert "2 dagar" in await page_of(who(), ends_at=END + timedelta(days=1))


@pytest.mark.parametrize("name", ["A", "W" * 200, ENOUGH_WORDS, *HOSTILE])
async def test_any_name_stands_whole_on_one_page(name: str) -> None:
    assert letters(name) in letters(await page_of(who(name=name, organisation=name)))
