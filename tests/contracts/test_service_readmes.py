"""Each service's README lists what it owns, can do, says and hears; the topics agree with the last two."""

import re
from pathlib import Path

import pytest
from contracts.catalog import Catalog
from contracts.file_rules import EVENT_TYPE
from contracts.http_documents import SERVICES

ROOT = Path(__file__).resolve().parents[2]


def section(service: str, heading: str) -> str:
    """The text below one heading of a service's README, up to the next."""
    text = (ROOT / "services" / service / "README.md").read_text(encoding="utf-8")
    found = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"services/{service}/README.md has no heading `## {heading}`"
    return found.group(1)


def types_in(text: str) -> set[str]:
    return {name for name in re.findall(r"`([^`\s]+)`", text) if EVENT_TYPE.match(name)}


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("heading", ["Owns", "Can do", "Says", "Hears"])
def test_readme_has_the_list(service: str, heading: str) -> None:
    assert section(service, heading).strip()


@pytest.mark.parametrize("service", SERVICES)
def test_readme_says_what_the_topics_carry(service: str) -> None:
    topics = Catalog().topics().values()
    assert types_in(section(service, "Says")) == {
        name for topic in topics if topic.owner == service for name in topic.types
    }


@pytest.mark.parametrize("service", SERVICES)
def test_readme_hears_what_the_topics_tell_it(service: str) -> None:
    topics = Catalog().topics().values()
    heard = {name for topic in topics for name in topic.consumers.get(service, ())}
    assert types_in(section(service, "Hears")) == heard
