"""What refuses somebody at the door, each named after its rule."""


class DoorError(Exception):
    """A rule of the door refused."""

    sv = en = ""


class RoleUnknownError(DoorError):
    """There is no such role."""

    sv, en = "Den rollen finns inte.", "There is no such role."


class RoleNeedsMoreError(DoorError):
    """A role needs to know more: `field` says what."""

    sv, en = "Rollen behöver en uppgift till.", "The role needs one more thing."

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class AddressHasAccountError(DoorError):
    """Somebody with this address has an account already."""

    sv, en = "Den e-postadressen har redan ett konto.", "That address has an account already."


class LastStaffError(DoorError):
    """Somebody has to be left who can let others in."""

    sv = "Minst en person måste vara kvar som handläggare, annars kan ingen släppa in andra."
    en = "At least one member of staff must be left, or nobody can let others in."


class LinkRefusedError(DoorError):
    """A sign-in link does not open the door; `reason` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class AccountGoneError(DoorError):
    """There is no such account, or it is closed."""


class SessionGoneError(DoorError):
    """The session has ended."""


class KeyGoneError(DoorError):
    """There is no such API key."""
