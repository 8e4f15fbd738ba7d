"""Things of content, each made anew."""

from dataclasses import replace

from tests.content.manuscripts import BODY, drafted, published
from tests.rights.callers import Thing
from tests.rights.things.world import NUMBERS, Maker, Makers, World, api, below


def _title() -> dict[str, str]:
    number = next(NUMBERS)
    return {"sv": f"Titel {number}", "en": f"Title {number}"}


async def _new_article(_world: World) -> Thing:
    return Thing("/api/v1/articles", json=BODY | {"title": _title()})


async def _article(world: World) -> Thing:
    slug = (await drafted(api(world, "content"), world.staff, title=_title()))["slug"]
    return Thing(f"/api/v1/articles/{slug}", json={"tracks": ["iop"]}, headers={"If-Match": '"1"'})


def of_article(more: str) -> Maker:
    """A maker of a draft to do this with."""

    async def make(world: World) -> Thing:
        return replace(below(await _article(world), more), headers={})

    return make


async def _published(world: World) -> Thing:
    article = await published(api(world, "content"), world.staff, title=_title())
    return Thing(f"/api/v1/articles/{article['slug']}/withdrawal")


ARTICLE = "/api/v1/articles/{slug}"
MAKERS: Makers = {
    ("POST", "/api/v1/articles"): _new_article,
    ("PATCH", ARTICLE): _article,
    ("GET", f"{ARTICLE}/revisions"): of_article("/revisions"),
    ("POST", f"{ARTICLE}/publication"): of_article("/publication"),
    ("POST", f"{ARTICLE}/withdrawal"): _published,
}
