"""What storage can answer besides what was asked."""

from chassis.problems import ProblemError


class StorageUnavailableError(ProblemError):
    """The database did not take the command in time. It is not known to be done; trying again is right."""

    def __init__(self) -> None:
        super().__init__(
            503,
            "storage-unavailable",
            "Tjänsten vilar just nu. Försök igen om en stund – inget du redan gjort har försvunnit.",
            "The service is resting. Try again in a while – nothing you have done is lost.",
            retry_after=5,
        )


class TooManyWaitingError(ProblemError):
    """More commands wait than the service can hold; this one was not begun."""

    def __init__(self) -> None:
        super().__init__(
            503,
            "too-many-waiting",
            "Väldigt många är här just nu. Försök igen om en liten stund.",
            "Very many people are here right now. Try again in a little while.",
            retry_after=2,
        )


class IdempotencyKeyReusedError(ProblemError):
    """The same Idempotency-Key came with another request."""

    def __init__(self) -> None:
        super().__init__(
            422,
            "idempotency-key-reused",
            "Samma Idempotency-Key har redan använts för en annan begäran.",
            "This Idempotency-Key was already used for a different request.",
        )


class AnswerForgottenError(ProblemError):
    """The request was done, and its answer has been erased since with the person in it."""

    def __init__(self) -> None:
        super().__init__(
            410,
            "answer-forgotten",
            "Det här är redan gjort, och svaret är raderat sedan dess.",
            "This was done already, and the answer has been erased since.",
        )


class CursorNotValidError(ProblemError):
    """A list was asked to go on from where none of its pages ended."""

    def __init__(self) -> None:
        super().__init__(
            422,
            "cursor-not-valid",
            "Listan går inte att fortsätta därifrån. Börja om från dess första sida.",
            "The list cannot go on from there. Begin again at its first page.",
        )


class ConflictError(Exception):
    """Somebody else changed what this command was based on; it is decided again on what is there now."""


class DuplicateError(Exception):
    """A row with this key is there already; decided again, the command finds it."""


class TangledError(Exception):
    """Commands with different keys changed the same aggregate in one group; one by one they do not meet."""
