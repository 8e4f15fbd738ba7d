"""Who gets a certificate of attendance: whoever was checked in, once the conference is over."""

from datetime import datetime

from registration.domain.attendee import Attendee
from registration.domain.conference import Conference
from registration.domain.erasure import is_erased
from registration.domain.erasure_errors import PersonErasedError
from registration.domain.errors import AttendanceNotNotedError, CertificateTooEarlyError, ConferenceCancelledError


def ensure_certified(attendee: Attendee, conference: Conference, now: datetime) -> None:
    """Raise what stands against a certificate, if something does.

    PersonErasedError, ConferenceCancelledError, CertificateTooEarlyError or AttendanceNotNotedError.
    """
    if is_erased(attendee):
        raise PersonErasedError
    if conference.status == "cancelled":
        raise ConferenceCancelledError
    if conference.status != "held" and now < conference.plan.ends_at:
        raise CertificateTooEarlyError
    if attendee.checked_in_at is None:
        raise AttendanceNotNotedError
