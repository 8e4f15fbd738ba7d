"""The collections of content.

Search looks through documents of their own, one for each article and language: MongoDB stems a document's words in the
language it names, a collection has one text index, and drafts must never be found.
"""

from chassis.storage import Index, Kind, TextIndex
from content.domain.article import Article, Revision
from content.domain.searchable import Searchable

ARTICLES = Kind(
    "articles",
    Article,
    [
        Index([("slug", 1)], unique=True),
        Index([("status", 1), ("updated_at", -1), ("_id", -1)]),
        Index([("updated_at", -1), ("_id", -1)]),
    ],
)
REVISIONS = Kind("revisions", Revision, [Index([("article_id", 1), ("_id", -1)])])
SEARCHABLES = Kind("searchables", Searchable, [TextIndex({"title": 10, "summary": 4, "text": 1})])
