"""What the facts of several services have in common, as notification reads it."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A tolerant model: what it does not know it leaves aside."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class Text(Model):
    """The same in both languages; null where it is not written in English."""

    sv: str
    en: str | None


class Place(Model):
    """Where people meet."""

    name: str
    address: str | None


class Person(Model):
    """Whom to write to."""

    name: str
    email: str
    language: str
