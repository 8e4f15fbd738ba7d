"""What the facts of several services have in common, as notification reads it."""

from chassis.wire import Tolerant


class Text(Tolerant):
    """The same in both languages; null where it is not written in English."""

    sv: str
    en: str | None


class Place(Tolerant):
    """Where people meet."""

    name: str
    address: str | None


class Person(Tolerant):
    """Whom to write to."""

    name: str
    email: str
    language: str
