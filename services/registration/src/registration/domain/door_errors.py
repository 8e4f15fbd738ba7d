"""Rules of the day itself, at the door."""

from registration.domain.errors import RuleError


class AttendeeElsewhereError(RuleError):
    """The attendee is registered to another conference."""

    sv = "Personen är anmäld till en annan konferens."
    en = "This person is registered to another conference."


class CheckInInFutureError(RuleError):
    """Nobody has come at a moment that has not been; a device's clock is wrong."""

    sv = "Tiden ligger framåt. Klockan i enheten går fel: ställ den, och pricka av igen."
    en = "That time has not been yet. The device's clock is wrong: set it, and check in again."


class CheckInBeforeDoorError(RuleError):
    """Nobody has come before the door opens; a device's clock is wrong, or it is another day."""

    sv = "Dörren var inte öppen då. Den öppnar tolv timmar innan konferensen börjar."
    en = "The door was not open then. It opens twelve hours before the conference begins."


class NoPlaceAtTheDoorError(RuleError):
    """All places are taken; who comes unannounced gets none."""

    sv = (
        "Alla platser är tagna. Om någon har sagt att de inte kommer kan du avboka dem, så blir platsen ledig. "
        "Den går först till dem som står i kö."
    )
    en = (
        "All places are taken. If somebody has said that they do not come you can cancel theirs, and it becomes free. "
        "It goes first to those in line."
    )
