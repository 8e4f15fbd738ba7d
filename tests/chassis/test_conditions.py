"""What a caller says it has, and what it wants to change."""

from datetime import UTC, datetime

import pytest
from starlette.requests import Request

from chassis.conditions import NEVER, answer, version_needed, version_wanted
from chassis.problems import ProblemError

CHANGED = datetime(2015, 9, 29, 7, 0, 0, 500_000, tzinfo=UTC)
WHEN = "Tue, 29 Sep 2015 07:00:00 GMT"


def asked(**headers: str) -> Request:
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return Request({"type": "http", "method": "GET", "path": "/", "headers": raw})


def status(**headers: str) -> int:
    return answer(asked(**headers), b"content", "text/plain", CHANGED, {}).status_code


def test_answer_carries_its_validators() -> None:
    full = answer(asked(), b"content", "text/plain", CHANGED, {"X-More": "1"})
    assert (full.headers["last-modified"], full.headers["x-more"]) == (WHEN, "1")
    assert answer(asked(), b"other", "text/plain", CHANGED, {}).headers["etag"] != full.headers["etag"]
    assert status(if_none_match=full.headers["etag"]) == 304


@pytest.mark.parametrize("since", [WHEN, "Wed, 30 Sep 2015 07:00:00 GMT", "Wednesday, 30-Sep-15 07:00:00 GMT"])
def test_caller_with_a_copy_as_new_gets_nothing(since: str) -> None:
    assert status(if_modified_since=since) == 304


@pytest.mark.parametrize("since", ["Tue, 29 Sep 2015 06:59:59 GMT", "yesterday", "", "2015-09-30", "Wed, 30 Sep 2015"])
def test_caller_with_an_older_or_no_copy_gets_all(since: str) -> None:
    assert status(if_modified_since=since) == 200


def test_tag_counts_before_the_time() -> None:
    assert status(if_none_match='"old"', if_modified_since=WHEN) == 200
    assert status(if_none_match="*") == 304


@pytest.mark.parametrize(("header", "version"), [('"3"', 3), ('W/"3"', 3), ("3", 3), ("*", NEVER), ('"٣"', NEVER)])
def test_version_is_read_from_the_header(header: str, version: int) -> None:
    assert version_wanted(header) == version_needed(header) == version


def test_missing_header_is_named_where_it_is_needed() -> None:
    assert version_wanted(None) is None
    with pytest.raises(ProblemError, match="if-match-missing"):
        version_needed(None)
