"""An editor at work: write, look at it, change, publish, withdraw; and two editors at once."""

import re

import pytest

from gateway.domain.account import Rights
from tests.gateway.work.signed_in import Browser, House

TEXT = {
    "title_sv": "Så skriver ni kraven",
    "summary_sv": "Tre steg.",
    "body_sv": "## Börja här\n\nMed *behovet*.",
    "tracks": ["iop"],
    "sources": "SOU 2019:56 https://www.regeringen.se/",
}
ENGLISH = {"title_en": "Writing requirements", "summary_en": "Three steps.", "body_en": "## Start here\n\nWith need."}


@pytest.fixture(scope="module")
async def editor(house: House) -> Browser:
    return await house.visitor(Rights(("editor",)), "Rut Red")


def hidden(page: str, name: str) -> str:
    return str(re.findall(rf'name="{name}" value="(\w+)"', page)[0])


async def written(editor: Browser, **changes: object) -> str:
    """Write an article; return its page."""
    page = await editor.post("/start/articles", data=TEXT | changes)
    assert "Sparat." in page.text, page.text
    return str(page.url.path)


async def test_article_is_written_looked_at_published_and_withdrawn(editor: Browser) -> None:
    path = await written(editor, **ENGLISH)
    page = await editor.get(path)
    assert "Utkast" in page.text
    assert "<em>behovet</em>" in page.text
    assert "Writing requirements" in (await editor.get(f"{path}?shown=en")).text
    assert "Så skriver ni kraven" in (await editor.get("/start")).text
    version = hidden(page.text, "version")
    done = await editor.post(f"{path}/publication", data={"version": version})
    assert "Artikeln är publicerad." in done.text
    asked = await editor.get(f"{path}/withdrawal")
    assert "Dra tillbaka artikeln?" in asked.text
    gone = await editor.post(f"{path}/withdrawal", data={"version": hidden(asked.text, "version")})
    assert "Artikeln är tillbakadragen." in gone.text
    assert "Tillbakadragen" in (await editor.get("/start/articles?state=withdrawn")).text


async def test_change_of_a_published_article_waits_until_it_is_published(editor: Browser) -> None:
    path = await written(editor, title_sv="Ändras senare")
    page = await editor.get(path)
    await editor.post(f"{path}/publication", data={"version": hidden(page.text, "version")})
    form = await editor.get(f"{path}/edit")
    assert "SOU 2019:56 https://www.regeringen.se/" in form.text
    changes = TEXT | {"title_sv": "Ändrad nu", "version": hidden(form.text, "version")}
    changed = await editor.post(f"{path}/edit", data=changes)
    assert "Ändringar väntar" in changed.text
    again = {"version": hidden(changed.text, "version"), "significant": "yes"}
    assert "Artikeln är publicerad." in (await editor.post(f"{path}/publication", data=again)).text


async def test_two_editors_at_once_are_told_and_nothing_is_lost(editor: Browser) -> None:
    path = await written(editor, title_sv="Två skriver")
    version = hidden((await editor.get(f"{path}/edit")).text, "version")
    first = TEXT | {"title_sv": "Den första", "version": version}
    second = TEXT | {"title_sv": "Den andra", "version": version}
    assert "Sparat." in (await editor.post(f"{path}/edit", data=first)).text
    told = await editor.post(f"{path}/edit", data=second)
    assert told.status_code == 409
    assert "Någon annan har ändrat artikeln" in told.text
    assert 'value="Den andra"' in told.text
    assert "Den första" in (await editor.get(path)).text
    knowing = second | {"version": hidden(told.text, "version")}
    assert "Den andra" in (await editor.post(f"{path}/edit", data=knowing)).text
    late = await editor.post(f"{path}/publication", data={"version": version})
    assert (late.status_code, "Någon annan har ändrat artikeln" in late.text) == (409, True)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"title_sv": ""}, "Skriv en rubrik."),
        ({"body_sv": ""}, "Skriv en text."),
        ({"title_en": "Only this"}, "Något saknas på engelska."),
        ({"summary_sv": "x" * 700}, "Det blev för långt"),
        ({"sources": "Trasig ftp://x"}, "En av källorna går inte att läsa."),
    ],
)
async def test_what_is_wrong_with_an_article_is_said_at_its_field(
    editor: Browser, wrong: dict[str, str], told: str
) -> None:
    page = await editor.post("/start/articles", data=TEXT | wrong)
    assert page.status_code == 422
    assert told in page.text


async def test_article_that_is_not_there_is_a_page_that_is_not_there(editor: Browser) -> None:
    assert (await editor.get("/start/articles/finns-inte")).status_code == 404
