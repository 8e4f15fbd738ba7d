"""Lists go on where their last page ended; full-text search knows how words bend in each language."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from chassis.storage import FoundBy, GroupCommit, Index, Kind, Storage, TextIndex, UnitOfWork
from chassis.storage.errors import CursorNotValidError
from tests.stores import AnyMongod

BEGINNING = datetime(2015, 9, 29, 7, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Page:
    id: str
    version: int
    text: str = ""
    language: str = "sv"
    told_at: datetime = BEGINNING


PAGES = Kind("pages", Page, [TextIndex({"text": 1}), Index([("told_at", -1), ("_id", -1)])])


@pytest.fixture
async def storage(mongod: AnyMongod) -> AsyncIterator[Storage]:
    storage = Storage(mongod.uri, "chassis_reading")
    await storage.ensure_indexes({PAGES.collection: PAGES.indexes})
    yield storage
    await storage.client.drop_database(storage.database.name)
    storage.close()


async def keep(storage: Storage, *pages: Page) -> None:
    async def work(unit: UnitOfWork) -> None:
        for page in pages:
            unit.save(PAGES, page)

    await GroupCommit(storage, lambda _: pytest.fail("nothing is told here")).run("pages", work)


async def found(storage: Storage, words: str, language: str) -> list[str]:
    matches = await storage.search(PAGES, words, language=language, where={"language": language}, limit=10)
    return [match.found.id for match in matches]


@pytest.mark.parametrize("word", ["upphandling", "upphandlingar", "upphandlingarna", "UPPHANDLINGENS"])
async def test_swedish_word_is_found_in_all_its_forms(storage: Storage, word: str) -> None:
    await keep(storage, Page("a", 1, "Kommunen köper genom upphandling."), Page("b", 1, "Något helt annat."))
    assert await found(storage, word, "sv") == ["a"]


async def test_each_document_is_stemmed_in_its_own_language(storage: Storage) -> None:
    await keep(storage, Page("a", 1, "Public procurements", "en"), Page("b", 1, "Procurement", "sv"))
    assert await found(storage, "procurement", "en") == ["a"]


async def test_best_match_comes_first(storage: Storage) -> None:
    await keep(storage, Page("a", 1, "arbete och praktik"), Page("b", 1, "arbete, arbete och lön"))
    assert await found(storage, "arbete", "sv") == ["b", "a"]


async def test_pages_by_moment_show_everything_once_latest_first(storage: Storage) -> None:
    moments = [BEGINNING + timedelta(hours=hours) for hours in (0, 1, 1, 1, 2)]
    await keep(storage, *[Page(f"p{place}", 1, told_at=moment) for place, moment in enumerate(moments)])
    seen: list[str] = []
    cursor = None
    while not seen or cursor:
        page = await storage.page_by(PAGES, "told_at", {}, cursor=cursor, limit=2)
        seen += [one.id for one in page.items]
        cursor = page.next_cursor
    assert seen == ["p4", "p3", "p2", "p1", "p0"]


@pytest.mark.parametrize("cursor", ["x", "_", "p1", "0001-01-01T00:00:00+10:00_p1"])
async def test_cursor_that_no_page_gave_is_refused(storage: Storage, cursor: str) -> None:
    with pytest.raises(CursorNotValidError):
        await storage.page_by(PAGES, "told_at", {}, cursor=cursor, limit=2)


BY_WORD = Index([("_words", 1), ("_text", 1), ("_id", 1)])
FOUND_PAGES = Kind(
    "pages",
    Page,
    [BY_WORD],
    FoundBy(2, lambda page: {"_words": page.text.casefold().split(), "_text": page.text}),
)
OCH = {"_words": "och"}


async def test_what_was_written_before_is_found_after_migrating(storage: Storage) -> None:
    await keep(storage, Page("a", 1, "Öst och väst"), Page("b", 1, "Av och an"), Page("c", 1, "Bara nord"))
    await storage.ensure_indexes({"pages": FOUND_PAGES.indexes})
    for _ in range(2):
        await storage.write_found_by(FOUND_PAGES)
    first = await storage.page_along(FOUND_PAGES, "_text", OCH, along=BY_WORD, cursor=None, limit=1)
    assert ([one.id for one in first.items], first.next_cursor) == (["b"], "b")
    rest = await storage.page_along(FOUND_PAGES, "_text", OCH, along=BY_WORD, cursor="b", limit=1)
    assert (list(rest.items), rest.next_cursor) == ([Page("a", 1, "Öst och väst")], None)


async def test_what_a_newer_version_wrote_is_left_as_it_is(storage: Storage) -> None:
    await storage.database["pages"].insert_one({"_id": "n", "version": 1, "text": "", "_found_by": 3, "_words": ["ny"]})
    await storage.write_found_by(FOUND_PAGES)
    assert await storage.count(FOUND_PAGES, {"_words": "ny"}) == 1


async def test_index_that_nobody_wants_any_more_is_dropped(storage: Storage) -> None:
    old = {"pages": [Index([("old", 1)])]}
    await storage.ensure_indexes(old)
    for _ in range(2):
        await storage.drop_other_indexes({"pages": FOUND_PAGES.indexes})
    assert set(await storage.database["pages"].index_information()) == {"_id_", "_words_1__text_1__id_1"}


@pytest.mark.parametrize(("most", "counted"), [(1, 1), (2, 2), (3, 2)])
async def test_counting_ends_where_it_is_enough(storage: Storage, most: int, counted: int) -> None:
    await keep(storage, Page("a", 1, "Öst och väst"), Page("b", 1, "Av och an"))
    await storage.ensure_indexes({"pages": FOUND_PAGES.indexes})
    await storage.write_found_by(FOUND_PAGES)
    assert await storage.count_up_to(most, FOUND_PAGES, OCH, along=BY_WORD) == counted
