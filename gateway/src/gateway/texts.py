"""Everything the pages say: catalogues of gettext, one for each language, with the same symbolic ids.

They lie in `locale/<language>/LC_MESSAGES/gateway.po` and are read as they are when the gateway starts.
"""

from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import NoReturn

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from chassis.problems import Language

LOCALES = Path(__file__).parent / "locale"
LANGUAGES: tuple[Language, ...] = ("sv", "en")


class _Missing(NullTranslations):
    """Makes an id without a text an error; gettext would show the id to people."""

    def gettext(self, message: str) -> NoReturn:
        raise KeyError(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> NoReturn:  # noqa: ARG002 - gettext's signature
        raise KeyError(msgid1)


def catalogue(language: Language) -> Catalog:
    """Return the texts of a language as its translators see them."""
    with (LOCALES / language / "LC_MESSAGES" / "gateway.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def _translations(language: Language) -> GNUTranslations:
    compiled = BytesIO()
    write_mo(compiled, catalogue(language))
    compiled.seek(0)
    found = GNUTranslations(compiled)
    found.add_fallback(_Missing())
    return found


_CATALOGUES = {language: catalogue(language) for language in LANGUAGES}
_TRANSLATIONS = {language: _translations(language) for language in LANGUAGES}
_COUNTED = frozenset(str(one.id[0]) for one in _CATALOGUES["sv"] if one.pluralizable)


class Texts:
    """The texts in one language: `t("places_left", n=3)` has its form chosen by `n`.

    Raises KeyError for an id that is not there.
    """

    def __init__(self, language: Language) -> None:
        self._language = language
        self._translations = _TRANSLATIONS[language]

    def __call__(self, key: str, **values: object) -> str:
        """Return a text with its values filled in; numbers are written as the language writes them."""
        return self._form(key, values.get("n")).format(**{name: self._written(one) for name, one in values.items()})

    def _form(self, key: str, count: object) -> str:
        if key in _COUNTED and isinstance(count, int):
            return self._translations.ngettext(key, key, count)
        return self._translations.gettext(key)

    def _written(self, value: object) -> object:
        return format_decimal(value, locale=self._language) if isinstance(value, int) else value
