"""Every kind of message can be written, in both languages and both forms, to each who reads it."""

import re
from typing import get_args

import pytest

from notification.domain.content import Cancellation, Change, ChangedBy, Language
from notification.domain.message import Template
from tests.notification.letters import body, mailed, queued

LANGUAGES: list[Language] = ["sv", "en"]
TEMPLATES: tuple[Template, ...] = get_args(Template)
CASES = [
    (template, reader)
    for template in TEMPLATES
    for reader in (("contact", "adviser") if template.startswith("consultation") else ("",))
    if (template, reader) != ("consultation-link-renewed", "adviser")  # advisers have no link of their own
]
CHANGERS: tuple[ChangedBy, ...] = get_args(ChangedBy)


@pytest.mark.parametrize("form", ["plain", "html"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("template", "reader"), CASES)
def test_mail_is_written_whole(template: Template, reader: str, language: Language, form: str) -> None:
    for by in CHANGERS if template in {"consultation-moved", "consultation-cancelled"} else (None,):
        change = Change(by) if by else None
        mail = mailed(queued(template, reader=reader, language=language), change=change)
        text = body(mail, form)
        assert str(mail["subject"]).strip()
        assert not re.search(r"None|\{\{|\{%|Undefined|&lt;|&amp;lt;|<p[^>]*></p>|<a[^>]*></a>", text)
        assert "\n\n\n" not in text
        assert text.endswith("</html>\n" if form == "html" else "\n")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", ["attendee-declined", "attendee-delegated"])
@pytest.mark.parametrize("was", ["confirmed", "waitlisted"])
def test_place_given_away_takes_the_own_link_with_it(template: Template, was: str, language: Language) -> None:
    given = Cancellation("confirmed" if was == "confirmed" else "waitlisted", "attendee")
    text = body(mailed(queued(template, language=language), cancellation=given), "plain")
    assert "/my/" not in text
    words = {"sv": ("kalender", "kö"), "en": ("calendar", "line")}[language]
    assert (words[0] in text) == (was == "confirmed")
    assert words[1] in text
