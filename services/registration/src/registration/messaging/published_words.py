"""What several facts say in the same way."""

from chassis.wire import Strict


class Text(Strict):
    """The same in both languages."""

    sv: str
    en: str


class Place(Strict):
    """Where it is."""

    name: str
    address: str | None
