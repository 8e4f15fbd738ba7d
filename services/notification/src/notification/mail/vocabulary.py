"""Names for what facts carry as codes: municipalities, tracks, and the labels of the box with the facts."""

from collections.abc import Collection, Mapping

from notification.domain.content import Language

MUNICIPALITIES: Mapping[str, str] = {
    "1384": "Kungsbacka",
    "1401": "Härryda",
    "1402": "Partille",
    "1407": "Öckerö",
    "1415": "Stenungsund",
    "1419": "Tjörn",
    "1440": "Ale",
    "1441": "Lerum",
    "1462": "Lilla Edet",
    "1480": "Göteborg",
    "1481": "Mölndal",
    "1482": "Kungälv",
    "1489": "Alingsås",
}
"""Statistics Sweden's codes of the association's municipalities."""

_TRACKS: Mapping[str, Mapping[Language, str]] = {
    "social-considerations": {
        "sv": "social hänsyn i upphandling",
        "en": "social considerations in procurement",
    },
    "iop": {"sv": "idéburet offentligt partnerskap", "en": "non-profit public partnership"},
}
_LABELS: Mapping[str, Mapping[Language, str]] = {
    "when": {"sv": "När", "en": "When"},
    "before": {"sv": "Tidigare", "en": "Before"},
    "where": {"sv": "Var", "en": "Where"},
    "online": {"sv": "På nätet", "en": "Online"},
    "adviser": {"sv": "Rådgivare", "en": "Adviser"},
    "municipality": {"sv": "Kommun", "en": "Municipality"},
    "organisation": {"sv": "Organisation", "en": "Organisation"},
    "contact": {"sv": "Kontakt", "en": "Contact"},
    "topic": {"sv": "Ämne", "en": "Topic"},
    "participants": {"sv": "Deltagare", "en": "Participants"},
    "session": {"sv": "Pass", "en": "Session"},
    "reason": {"sv": "Anledning", "en": "Reason"},
    "registration_closes": {"sv": "Anmäl er senast", "en": "Register by"},
    "closes": {"sv": "Boka senast", "en": "Book by"},
}
_NEW: Mapping[str, Mapping[Language, str]] = {
    "title": {"sv": "namnet", "en": "the name"},
    "starts_at": {"sv": "tiden", "en": "the time"},
    "ends_at": {"sv": "tiden", "en": "the time"},
    "place": {"sv": "platsen", "en": "the place"},
    "online_url": {"sv": "adressen på nätet", "en": "the address online"},
    "sessions": {"sv": "passen", "en": "the sessions"},
}
_AND: Mapping[Language, str] = {"sv": " och ", "en": " and "}


def municipality(code: str) -> str:
    """Return the name; the code itself where it is none of the association's."""
    return MUNICIPALITIES.get(code, code)


def track(slug: str, language: Language) -> str:
    """Return what a track is about, fit for the middle of a sentence; a new one is called by its slug."""
    return _TRACKS[slug][language] if slug in _TRACKS else slug


def tracks(slugs: Collection[str], language: Language) -> str:
    """Return what several tracks are about; none means all of them."""
    return _AND[language].join(track(one, language) for one in (slugs or _TRACKS))


def new(names: Collection[str], language: Language) -> str:
    """Return what of a conference has changed, as an enumeration."""
    words = list(dict.fromkeys(_NEW[name][language] for name in names if name in _NEW))
    return _AND[language].join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def label(key: str, language: Language) -> str:
    """Return the word before one of the facts."""
    return _LABELS[key][language]


def sentence(text: str) -> str:
    """Return it with a capital at the beginning."""
    return text[:1].upper() + text[1:]
