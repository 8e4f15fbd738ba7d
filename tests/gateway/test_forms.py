"""The rules of the forms of one page: what is missing, what a service refuses, and the body it becomes."""

import pytest
from starlette.datastructures import FormData

from gateway.booking_form import FIELDS, as_body, checked, refuse
from gateway.dates import hours
from gateway.forms import Form
from gateway.links import NoLinkError, id_in
from gateway.times import Times, choice_of, id_of

FILLED = {
    "municipality_code": "1402",
    "track": "iop",
    "slot": "abc~2098-10-07T07:00:00Z",
    "mode": "online",
    "topic": "Städtjänster",
    "name": "Iris Falk",
    "email": "iris@partille.se",
}


def booking(**other: str) -> Form:
    return checked(Form.of(FormData(FILLED | other), FIELDS))


def slot(starts_at: str, adviser: str = "Jörgen Larzon") -> dict[str, object]:
    return {"id": "a", "starts_at": starts_at, "adviser": {"name": adviser}, "modes": ["online"]}


def test_missing_fields_are_named_in_the_order_of_the_page() -> None:
    form = checked(Form.of(FormData({"email": "inte en adress"}), FIELDS))
    assert list(form.errors) == ["mode", "topic", "name", "email"]
    assert booking().errors == {}


def test_form_keeps_its_key_and_takes_no_odd_one() -> None:
    key = "0" * 32
    assert Form.of(FormData({"key": key}), ()).key == key
    assert len(Form.of(FormData({"key": "<script>"}), ()).key) == 32


def test_same_form_asks_once_and_one_put_right_asks_anew() -> None:
    form = booking()
    assert form.key_of({"a": 1, "b": 2}) == form.key_of({"b": 2, "a": 1})
    assert form.key_of({"a": 1}) != form.key_of({"a": 2})
    assert form.key_of({"a": 1}) != booking().key_of({"a": 1})


def test_line_break_counts_as_one_character_as_it_did_in_the_field() -> None:
    written = "\r\n".join(["x" * 99] * 10)
    assert len(as_body(booking(topic=written), "sv")["topic"]) == 999


@pytest.mark.parametrize(
    ("line", "name", "email"),
    [
        ("Ali Demir", "Ali Demir", None),
        ("Ali Demir ali@partille.se", "Ali Demir", "ali@partille.se"),
        ("Ali Demir <ali@partille.se>;", "Ali Demir", "ali@partille.se"),
        ("Ali Demir, ali@partille.se", "Ali Demir", "ali@partille.se"),
        ("ali@partille.se", "ali@partille.se", "ali@partille.se"),
    ],
)
def test_participant_is_read_as_people_write_one(line: str, name: str, email: str | None) -> None:
    body = as_body(booking(participants=f"{line}\n\n  \nBritt Ask"), "sv")
    assert body["participants"] == [{"name": name, "email": email}, {"name": "Britt Ask", "email": None}]
    assert body["slot_id"] == "abc"


def test_more_than_twenty_participants_are_too_many() -> None:
    assert "participants" in booking(participants="Ali\n" * 21).errors
    assert booking(participants="Ali\n" * 20).errors == {}


@pytest.mark.parametrize(
    ("problem", "field"),
    [
        ({"type": "/problems/slot-taken"}, "slot"),
        ({"type": "/problems/mode-not-offered"}, "mode"),
        ({"type": "/problems/invalid-request", "errors": [{"field": "contact.email"}]}, "email"),
        ({"type": "/problems/invalid-request", "errors": [{"field": "participants.0.name"}]}, "participants"),
        ({"type": "/problems/invalid-request", "errors": [{"field": "topic"}]}, "topic"),
    ],
)
def test_refusal_is_shown_at_the_field_that_it_is_about(problem: dict[str, object], field: str) -> None:
    form = booking()
    refuse(form, problem)
    assert list(form.errors) == [field]


def test_times_are_grouped_by_day_and_say_what_they_share_once() -> None:
    times = Times([slot("2098-10-07T07:00:00Z"), slot("2098-10-07T09:00:00Z"), slot("2098-10-09T07:00:00Z")], None)
    days = times.by_day(lambda moment, _language: moment[:10], "sv")
    assert [(day, len(slots)) for day, slots in days] == [("2098-10-07", 2), ("2098-10-09", 1)]
    assert (times.adviser, times.modes) == ("Jörgen Larzon", ["online"])
    assert Times([*times.items, slot("2098-10-10T07:00:00Z", "Lisbeth Ringdahl")], None).adviser == ""
    assert id_of(choice_of(times.items[0])) == "a"


def test_hours_are_those_of_the_clock_on_the_wall() -> None:
    assert hours("2098-10-07T07:00:00Z", "2098-10-07T08:30:00Z", "sv") == "9.00–\u206010.30"
    assert hours("2098-10-07T07:00:00Z", "2098-10-07T08:30:00Z", "en") == "09:00–\u206010:30"


@pytest.mark.parametrize("token", ["", "abc", ".x", "../x.y", "a/b.c", "å.x", "a.b\n"])
def test_what_cannot_be_a_link_is_asked_of_no_service(token: str) -> None:
    with pytest.raises(NoLinkError):
        id_in(token)
