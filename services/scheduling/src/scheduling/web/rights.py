"""Who may do what in scheduling: each use case has its right here, and its route names it."""

from chassis.rights import Right

SEE_TIMES = Right(anyone=True)
ADD_ADVISERS = Right(("staff",))
OFFER_TIMES = Right(("staff",), own=("adviser",))
SEE_CALENDAR = Right(("staff",), own=("adviser",), link="address")
PLAN_WINDOWS = Right(("staff",))
BOOK = Right(anyone=True)
SEE_CONSULTATIONS = Right(("staff", "people:read"), own=("adviser", "coordinator"))
SEE_CONSULTATION = Right(("staff", "people:read"), own=("adviser", "coordinator"), link="header")
CHANGE_CONSULTATION = Right(("staff",), own=("adviser", "coordinator"), link="header")
RENEW_LINK = Right(("staff",), own=("coordinator",))
CONCLUDE = Right(("staff",), own=("adviser",))
SEE_NOTES = Right(("staff",), own=("adviser",))
"""What the adviser has written of a consultation; no route of its own."""
SEE_PERSON_DATA = Right(("door",))
"""The gateway asks for the person themselves, whose link registration has let in."""
