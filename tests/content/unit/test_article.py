"""The rules of an article: what readers see, and which rule refuses."""

from datetime import timedelta

import pytest

from content.domain.article import revision_of
from content.domain.errors import (
    ArticleChangedMeanwhileError,
    ArticleNotPublishedError,
    ArticleUnknownError,
    ArticleWithdrawnError,
    EnglishIncompleteError,
    NothingNewToPublishError,
)
from content.domain.excerpt import LONGEST, excerpt
from content.domain.searchable import searchable
from content.domain.slug import is_slug, slug_of
from content.domain.texts import Text
from tests.content.manuscripts import NOW, draft, manuscript

LATER = NOW + timedelta(days=1)


def test_draft_is_not_there_for_readers_and_a_withdrawn_article_is_gone() -> None:
    with pytest.raises(ArticleUnknownError):
        draft().ensure_public()
    with pytest.raises(ArticleWithdrawnError):
        draft().publish(NOW).withdraw(NOW).ensure_public()


def test_edit_waits_until_it_is_published() -> None:
    published = draft().publish(NOW)
    edited = published.change({"title": Text("Nytt", "New")}, LATER)
    assert (edited.shown, edited.shown_revision, edited.revision) == (published.manuscript, 1, 2)
    assert edited.updated_at == NOW
    revised = edited.publish(LATER)
    assert (revised.shown, revised.shown_revision) == (edited.manuscript, 2)
    assert (revised.published_at, revised.updated_at) == (NOW, LATER)


def test_article_published_again_remembers_its_first_time() -> None:
    again = draft().publish(NOW).withdraw(NOW).publish(LATER)
    assert (again.status, again.first_published_at, again.published_at) == ("published", NOW, LATER)


def test_nothing_is_published_twice() -> None:
    with pytest.raises(NothingNewToPublishError):
        draft().publish(NOW).publish(LATER)


def test_edit_that_changes_nothing_makes_no_revision() -> None:
    article = draft()
    assert article.change({"title": article.manuscript.title}, LATER) is article


@pytest.mark.parametrize("missing", ["title", "summary", "body"])
def test_half_english_is_not_published(missing: str) -> None:
    half = draft(manuscript=manuscript(**{missing: Text("Bara svenska")}))
    with pytest.raises(EnglishIncompleteError):
        half.publish(NOW)


def test_swedish_alone_is_published() -> None:
    only = manuscript(title=Text("a"), summary=Text("b"), body=Text("c"))
    assert only.languages == ("sv",)
    draft(manuscript=only).publish(NOW)


def test_what_is_not_public_is_not_withdrawn() -> None:
    with pytest.raises(ArticleNotPublishedError):
        draft().withdraw(NOW)


def test_older_version_is_refused_and_no_version_is_not_asked() -> None:
    with pytest.raises(ArticleChangedMeanwhileError):
        draft(version=3).ensure_version(2)
    draft(version=3).ensure_version(None)


def test_revisions_of_an_article_sort_by_their_number() -> None:
    assert revision_of(draft(revision=9), NOW).id < revision_of(draft(revision=10), NOW).id


def test_search_knows_nothing_of_what_is_not_public() -> None:
    shown = searchable(draft().publish(NOW), "en", 1, "text")
    assert (shown.public, shown.title, shown.text) == (True, "What is IOP?", "text")
    gone = searchable(draft().publish(NOW).withdraw(NOW), "en", 2, "text")
    assert (gone.public, gone.title, gone.text) == (False, "", "")
    swedish = draft(manuscript=manuscript(title=Text("a"), summary=Text("b"), body=Text("c"))).publish(NOW)
    assert not searchable(swedish, "en", 1, "c").public


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Vad är IOP?", "vad-ar-iop"),
        ("Åtta sätt – så gör Öckerö", "atta-satt-sa-gor-ockero"),
        ("!!!", "artikel"),
        ("ett " * 60, "-".join(["ett"] * 20)),
    ],
)
def test_slug_is_made_of_the_title(title: str, slug: str) -> None:
    assert slug_of(title) == slug
    assert is_slug(slug)


def test_excerpt_shows_the_word_in_its_company() -> None:
    text = "Början. " * 40 + "Kommunen gör upphandlingar varje år. " + "Slut. " * 40
    piece = excerpt(text, "upphandlingens")
    assert "gör upphandlingar varje" in piece
    assert piece.startswith("… ")
    assert piece.endswith(" …")
    assert len(piece) <= LONGEST + 4


def test_excerpt_begins_with_its_paragraph() -> None:
    text = "Något annat.\nKommunen gör upphandlingar.\nOch mer."
    assert excerpt(text, "upphandling") == "Kommunen gör upphandlingar. Och mer."


def test_excerpt_of_one_endless_word_is_cut() -> None:
    assert excerpt("x" * 1000, "y") == "x" * LONGEST + " …"


@pytest.mark.parametrize("words", ["finns-inte", "", "(((", "-"])
def test_excerpt_is_the_beginning_where_the_word_is_only_in_the_title(words: str) -> None:
    assert excerpt("Kort text.", words) == "Kort text."
