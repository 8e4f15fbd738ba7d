"""What refuses to somebody who is erased, or in an erasure."""

from registration.domain.errors import RuleError


class ErasureUnknownError(RuleError):
    """There is no erasure with this id."""

    sv = "Den raderingen finns inte."
    en = "There is no such erasure."


class PersonErasedError(RuleError):
    """Whose registration it was is not known any more."""

    sv = "Uppgifterna i den här anmälan är raderade."
    en = "What was known of the person in this registration has been erased."
