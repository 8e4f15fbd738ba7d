"""The form by which staff plan a conference: what was not touched stays as it was."""

from typing import Any

import pytest
from starlette.datastructures import FormData

from gateway import plan_form
from gateway.forms import Form

CODES = ("1480", "1401")
CHOICES = [
    {"value": "v1", "label": {"sv": "Buss", "en": "Bus"}},
    {"value": "v2", "label": {"sv": "Tåg", "en": "Train"}},
]
PLANNED: dict[str, Any] = {
    "id": "c",
    "version": 4,
    "programme": "lokalt-stod",
    "title": {"sv": "Två dagar", "en": "Two days"},
    "description": {"sv": "Rad ett\nRad två", "en": ""},
    "starts_at": "2099-09-29T09:00:00+02:00",
    "ends_at": "2099-09-30T16:00:00+02:00",
    "place": {"name": "Stadshuset", "address": None},
    "online_url": "https://moten.example/1",
    "capacity": 80,
    "online_capacity": 0,
    "waitlist_capacity": None,
    "offer_hours": 24,
    "registration_opens_at": "2099-08-01T08:30:00+02:00",
    "registration_closes_at": None,
    "tracks": ["iop"],
    "quotas": {"each_municipality": 10, "municipalities": {"1480": 20}, "sectors": {"procurement": 30}},
    "approval": True,
    "sessions": [
        {
            "id": "avtal",
            "title": {"sv": "Avtal", "en": "Contracts"},
            "starts_at": "2099-09-30T10:00:00+02:00",
            "ends_at": "2099-09-30T11:30:00+02:00",
            "capacity": 20,
            "room": None,
        }
    ],
    "questions": [
        {
            "id": "resa",
            "kind": "choice",
            "label": {"sv": "Hur kommer du?", "en": "How do you come?"},
            "required": True,
            "choices": CHOICES,
            "sectors": ["procurement"],
        }
    ],
}
SHOWN = {name: value for name, value in PLANNED.items() if name not in {"id", "version"}}


def saved(**changes: str) -> dict[str, Any]:
    """The body after somebody opened the form, changed these fields, and saved."""
    form = sent(plan_form.begun(PLANNED, CODES), **changes)
    assert form.errors == {}
    return plan_form.as_body(form, PLANNED)


def sent(shown: Form, **changes: str) -> Form:
    pairs = [(name, value) for name, value in (shown.values | changes).items() if value]
    return plan_form.filled_in(FormData([*pairs, *(("tracks", one) for one in shown.chosen)]), CODES)


def choices_of(body: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one["value"], one["label"]["sv"]) for one in body["questions"][0]["choices"]]


def test_saving_what_was_not_touched_changes_nothing() -> None:
    assert saved() == SHOWN


def test_changed_fields_change_and_the_others_stay() -> None:
    opens = "2099-08-02T00:00:00+02:00"
    changes = {"opens_on": "2099-08-02", "quota-1480": "", "quota-1401": "5", "session-0-on": ""}
    body = saved(**changes)
    assert (body["registration_opens_at"], body["quotas"]["municipalities"]) == (opens, {"1401": 5})
    assert body["sessions"][0]["starts_at"] == "2099-09-29T10:00:00+02:00"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Bussen | Bus\nTåg | Train", [("v1", "Bussen"), ("v2", "Tåg")]),
        ("Tåg | Train\nBuss | Bus", [("v2", "Tåg"), ("v1", "Buss")]),
        ("Tåg | Train", [("v2", "Tåg")]),
        ("Buss | Bus\nTåg | Train\nV1", [("v1", "Buss"), ("v2", "Tåg"), ("v1-2", "V1")]),
    ],
)
def test_choice_keeps_its_value_for_answers_that_were_given(written: str, kept: list[tuple[str, str]]) -> None:
    assert choices_of(saved(**{"question-0-choices": written})) == kept


def test_copy_takes_everything_but_days_and_version() -> None:
    form = plan_form.begun(PLANNED, CODES, copied=True)
    asked = ("date", "session-0-on", "version", "starts", "quota-1480", "session-0-starts")
    assert [form[name] for name in asked] == ["", "", "", "09:00", "20", "10:00"]


@pytest.mark.parametrize("number", ["9" * 5000, "\u0663", "-1", "1.5", "många"])
@pytest.mark.parametrize("field", ["capacity", "quota-1401", "session-0-capacity"])
def test_number_that_is_none_is_named(number: str, field: str) -> None:
    assert sent(plan_form.begun(PLANNED, CODES), **{field: number}).errors == {field: "plan_error_number"}


def test_longest_programme_of_a_day_is_shown_and_kept_whole() -> None:
    (one,) = PLANNED["sessions"]
    many = PLANNED | {"sessions": [one | {"id": f"pass-{number}"} for number in range(40)]}
    form = sent(plan_form.begun(many, CODES))
    assert plan_form.as_body(form, many)["sessions"] == many["sessions"]
