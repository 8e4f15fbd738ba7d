"""The facts as registration reads them: tolerant, and only as wide as their use."""

from collections.abc import Mapping

from pydantic import BaseModel

from chassis.wire import Tolerant


class PersonErased(Tolerant):
    """The same of content, notification and scheduling: they have done it, too."""

    erasure_id: str


CONSUMED: Mapping[str, type[BaseModel]] = {
    "content.person.erased.v1": PersonErased,
    "notification.person.erased.v1": PersonErased,
    "scheduling.person.erased.v1": PersonErased,
}
