"""The municipalities as tiles, each roughly where it lies: column from the west, row from the north."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_PLACES = {
    "1415": (1, 0),
    "1462": (2, 0),
    "1419": (0, 1),
    "1482": (1, 1),
    "1440": (2, 1),
    "1489": (3, 1),
    "1407": (0, 2),
    "1480": (1, 2),
    "1402": (2, 2),
    "1441": (3, 2),
    "1481": (1, 3),
    "1401": (2, 3),
    "1384": (1, 4),
}


@dataclass(frozen=True, slots=True)
class Tile:
    """One municipality on the map."""

    code: str
    name: str
    column: int
    row: int


def tiles(municipalities: Sequence[Mapping[str, str]]) -> list[Tile]:
    """Return the tiles of the municipalities that have a place on the map."""
    return [Tile(one["code"], one["name"], *_PLACES[one["code"]]) for one in municipalities if one["code"] in _PLACES]
