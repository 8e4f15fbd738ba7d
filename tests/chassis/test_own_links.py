"""A link opens one thing, and says which generation of that thing's links it is of."""

import pytest
from hypothesis import given
from hypothesis import strategies as some
from itsdangerous import Signer

from chassis.links import OwnLinks

KEY = "a long random text"
TEXTS = some.text() | some.text("anb.019-_", max_size=40)


@pytest.fixture(scope="module")
def links(tmp_path_factory: pytest.TempPathFactory) -> OwnLinks:
    file = tmp_path_factory.mktemp("links") / "key"
    file.write_text(KEY)
    return OwnLinks(file, "https://samverka.example/", page="my", kind="attendee")


def test_link_from_before_there_were_generations_is_of_the_first(links: OwnLinks) -> None:
    before = Signer(KEY, salt="attendee").sign("anna").decode()
    assert links.address("anna") == f"https://samverka.example/my/{before}"
    assert links.generation(before, "anna") == 0


def test_renewed_link_is_of_its_generation(links: OwnLinks) -> None:
    tokens = [links.token("anna", generation) for generation in (0, 1, 12)]
    assert [links.generation(token, "anna") for token in tokens] == [0, 1, 12]
    assert tokens[2].startswith("anna.12.")


@pytest.mark.parametrize("thing", ["bo", "anna.1", "ann", ""])
def test_link_opens_nothing_else(links: OwnLinks, thing: str) -> None:
    assert links.generation(links.token("anna", 1), thing) is None


def test_changed_generation_is_no_link(links: OwnLinks) -> None:
    token = links.token("anna", 1)
    forged = [token.replace(".1.", ".2."), token.replace(".1.", "."), token[:-1], "", "anna", "ö.ä", "anna.1."]
    assert [links.generation(one, "anna") for one in forged] == [None] * len(forged)


@given(TEXTS, TEXTS)
def test_whatever_stands_in_its_place_is_no_link_and_breaks_nothing(links: OwnLinks, token: str, thing: str) -> None:
    assert links.generation(token, thing) is None
    assert links.generation(f"anna.{token}", "anna") is None
