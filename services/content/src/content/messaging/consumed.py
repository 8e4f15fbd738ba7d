"""The facts as content reads them: tolerant, and only as wide as their use."""

from collections.abc import Mapping

from pydantic import BaseModel

from chassis.wire import Tolerant


class PersonErased(Tolerant):
    """registration.person.erased.v1."""

    erasure_id: str


CONSUMED: Mapping[str, type[BaseModel]] = {"registration.person.erased.v1": PersonErased}
