"""The municipalities of the association, with Statistics Sweden's codes."""

from collections.abc import Mapping

from registration.domain.errors import MunicipalityUnknownError

MUNICIPALITIES: Mapping[str, str] = {
    "1440": "Ale",
    "1489": "Alingsås",
    "1480": "Göteborg",
    "1401": "Härryda",
    "1384": "Kungsbacka",
    "1482": "Kungälv",
    "1441": "Lerum",
    "1462": "Lilla Edet",
    "1481": "Mölndal",
    "1402": "Partille",
    "1415": "Stenungsund",
    "1419": "Tjörn",
    "1407": "Öckerö",
}


def known(code: str) -> str:
    """Return the code. Raises MunicipalityUnknownError where it is none of the association's."""
    if code not in MUNICIPALITIES:
        raise MunicipalityUnknownError("municipality_code")
    return code
