"""Who may do what in notification: each use case has its right here, and its route names it."""

from chassis.rights import Right

SUBSCRIBE = Right(anyone=True)
"""What a subscriber may do stands in the link itself, which is sent along."""
SEE_MESSAGES = Right(("staff", "operator"))
RESEND = Right(("staff",))
MAIL_SIGN_INS = Right(("door",))
SEE_PERSON_DATA = Right(("door",))
"""The gateway asks for the person themselves, whose link registration has let in."""
