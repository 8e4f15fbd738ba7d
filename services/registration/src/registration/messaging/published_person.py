"""The erasure of a person as it leaves registration: by opaque ids, and for the few with whom to erase."""

from chassis.wire import Moment, Strict


class PersonErasedData(Strict):
    """registration.person.erased.v1."""

    erasure_id: str
    attendee_ids: tuple[str, ...]
    interest_ids: tuple[str, ...]
    decision: str
    erased_at: Moment


class PersonPersonal(Strict):
    """Whom to erase."""

    email: str
    names: tuple[str, ...]
    phones: tuple[str, ...]


class PersonErasedPrivate(PersonErasedData):
    """The same with whom to erase."""

    personal: PersonPersonal
