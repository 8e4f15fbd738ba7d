"""The telling of one article to all who want to know: some at a time, in order of their ids, from where it stopped."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from notification.domain.content import Article, Language, Text

State = Literal["going", "stopped", "done"]


@dataclass(frozen=True, slots=True)
class Mailing:
    """One article, under its id. `reached` is the last subscriber who has been looked at.

    An article that is withdrawn meanwhile stops it; published again it goes on, and nobody is told twice.
    """

    id: str
    version: int
    sequence: int
    slug: str
    title: Text
    summary: Text
    tracks: tuple[str, ...]
    published_at: datetime
    reached: str = ""
    state: State = "going"

    def go_on(self, news: "Mailing") -> "Mailing":
        """Return it after the article was published again: what is done stays done."""
        if news.sequence <= self.sequence:
            return self
        state: State = "done" if self.state == "done" else "going"
        return replace(news, version=self.version + 1, reached=self.reached, state=state)

    def stop(self, sequence: int) -> "Mailing":
        """Return it stopped, for its article was withdrawn."""
        state: State = "done" if self.state == "done" else "stopped"
        return replace(self, version=self.version + 1, sequence=max(sequence, self.sequence), state=state)

    def reach(self, ids: Sequence[str]) -> "Mailing":
        """Return it after these subscribers; none left means done."""
        if not ids:
            return replace(self, version=self.version + 1, state="done")
        return replace(self, version=self.version + 1, reached=max(ids))

    def told_in(self, language: Language, token: str) -> Article:
        """Return it as a mail in this language tells it; in Swedish where it has no English title."""
        written: Language = "en" if language == "en" and self.title.en else "sv"
        return Article(self.title.read_in(written), self.summary.read_in(written), written, self.tracks, token)
