"""How much there is to read, for everybody to see."""

from collections.abc import Mapping
from typing import Any, get_args

from chassis.storage import Storage
from content.domain.article import Status
from content.domain.texts import LANGUAGES, Track
from content.storage.kinds import ARTICLES, REVISIONS, SEARCHABLES


async def count_everything(storage: Storage) -> Mapping[str, Any]:
    """Return articles by status; those that are public by track and by language; and all revisions ever written."""
    public = {"status": "published"}
    return {
        "articles": {one: await storage.count(ARTICLES, {"status": one}) for one in get_args(Status)},
        "published_by_track": {
            track: await storage.count(ARTICLES, public | {"shown.tracks": track}) for track in get_args(Track)
        },
        "published_by_language": {
            language: await storage.count(SEARCHABLES, {"public": True, "language": language}) for language in LANGUAGES
        },
        "revisions": await storage.count(REVISIONS, {}),
    }
