"""The calendar entry, read back with a calendar library."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from notification.domain.content import Cancellation
from notification.domain.message import Template
from tests.notification.letters import CANCELLATIONS, LINK, calendars, conference, content_of, mailed, queued

PLACES: list[Template] = ["attendee-confirmed", "attendee-promoted"]


@pytest.mark.parametrize("template", PLACES)
def test_place_is_a_request_as_alternative_and_as_file(template: Template) -> None:
    parts = list(calendars(mailed(queued(template))))
    assert [part.get_content_type() for part, _ in parts] == ["text/calendar", "application/ics"]
    alternative, file = parts[0][0], parts[1][0]
    assert alternative.get_param("method") == "REQUEST"
    assert alternative.get_content_charset() == "utf-8"
    assert file.get_filename() == "konferens.ics"
    assert parts[0][1].to_ical() == parts[1][1].to_ical()
    assert str(parts[0][1]["METHOD"]) == "REQUEST"


def test_entry_says_when_where_and_whose() -> None:
    message = queued(about="att_1", sequence=7)
    written_at = datetime(2015, 9, 2, 9, 14, 3, tzinfo=UTC)
    _, calendar = next(calendars(mailed(message, written_at=written_at)))
    event = calendar.events[0]
    assert str(event["UID"]) == "att_1@example.org"
    assert event["SEQUENCE"] == 7
    assert event["DTSTAMP"].dt == written_at
    assert event["DTSTART"].params["TZID"] == "Europe/Stockholm"
    assert event["DTSTART"].dt == datetime(2015, 9, 29, 9, tzinfo=ZoneInfo("Europe/Stockholm"))
    assert event["DTEND"].dt == datetime(2015, 9, 29, 14, tzinfo=UTC)
    assert str(event["SUMMARY"]) == "Social hänsyn i upphandling och IOP"
    assert str(event["LOCATION"]) == "Mölndals stadshus, Göteborgsvägen 11–17, Mölndal"
    assert str(event["ORGANIZER"]) == "mailto:samverka@example.org"
    assert str(event["ATTENDEE"]) == "mailto:anna@harryda.example"
    assert event["ATTENDEE"].params["PARTSTAT"] == "ACCEPTED"
    assert str(event["STATUS"]) == "CONFIRMED"


def test_time_zone_goes_with_it_and_knows_summer() -> None:
    _, calendar = next(calendars(mailed(queued())))
    zone = calendar.timezones[0]
    assert zone.tz_name == "Europe/Stockholm"
    offset = zone.to_tz().utcoffset(datetime(2015, 9, 29, 9))  # noqa: DTZ001 - local time is asked for
    winter = zone.to_tz().utcoffset(datetime(2015, 12, 1, 9))  # noqa: DTZ001
    assert (offset.total_seconds(), winter.total_seconds()) == (7200, 3600)


@pytest.mark.parametrize("by", ["attendee", "coordinator", "staff", "conference"])
def test_place_given_up_is_cancelled_under_the_same_uid(by: str) -> None:
    request, cancel = queued(about="att_1", sequence=1), queued("attendee-cancelled", about="att_1", sequence=2)
    cancellation = next(one for one in CANCELLATIONS if (one.was, one.by) == ("confirmed", by))
    _, first = next(calendars(mailed(request)))
    part, second = next(calendars(mailed(cancel, cancellation=cancellation)))
    assert part.get_param("method") == "CANCEL"
    assert str(second["METHOD"]) == "CANCEL"
    assert str(second.events[0]["STATUS"]) == "CANCELLED"
    assert second.events[0]["UID"] == first.events[0]["UID"]
    assert second.events[0]["SEQUENCE"] > first.events[0]["SEQUENCE"]


def test_who_stands_in_line_has_no_entry() -> None:
    assert list(calendars(mailed(queued("attendee-waitlisted")))) == []
    left = Cancellation("waitlisted", "attendee")
    assert list(calendars(mailed(queued("attendee-cancelled"), cancellation=left))) == []


def test_own_link_stays_out_of_the_calendar() -> None:
    _, calendar = next(calendars(mailed(queued())))
    assert LINK.encode() not in calendar.to_ical()
    assert content_of(queued()).link == LINK


def test_online_conference_is_at_its_address() -> None:
    online = conference(place=None, online_url="https://meet.example.org/iop")
    _, calendar = next(calendars(mailed(queued(), conference=online)))
    assert str(calendar.events[0]["LOCATION"]) == "https://meet.example.org/iop"


def test_lines_are_folded_for_old_programs() -> None:
    _, calendar = next(calendars(mailed(queued(), conference=conference(title="å" * 300))))
    part, _ = next(calendars(mailed(queued(), conference=conference(title="å" * 300))))
    assert max(len(line) for line in part.get_content().encode().split(b"\r\n")) <= 75
    assert str(calendar.events[0]["SUMMARY"]) == "å" * 300


def test_changed_details_replace_the_entry_of_who_has_a_place_alone() -> None:
    changed = queued("attendee-changed", about="att_1", sequence=2)
    part, entry = next(calendars(mailed(changed, standing="confirmed", calendar_sequence=3)))
    assert (part.get_param("method"), entry.events[0]["SEQUENCE"]) == ("REQUEST", 3)
    for standing in ("offered", "waitlisted", "requested", None):
        assert list(calendars(mailed(changed, standing=standing))) == []
    moved = queued("conference-changed", about="att_1", sequence=2)
    entries = {one: len(list(calendars(mailed(moved, standing=one)))) for one in ("confirmed", None, "waitlisted")}
    assert entries == {"confirmed": 2, None: 2, "waitlisted": 0}, "of before others were told, all had a place"
