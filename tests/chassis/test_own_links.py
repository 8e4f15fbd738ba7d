"""A link opens one thing, and says which generation of that thing's links it is of."""

from pathlib import Path

import pytest
from itsdangerous import Signer

from chassis.links import OwnLinks

KEY = "a long random text"


@pytest.fixture
def links(tmp_path: Path) -> OwnLinks:
    file = tmp_path / "key"
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
