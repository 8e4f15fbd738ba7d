"""Who may do what in registration: each use case has its right here, and its route names it."""

from chassis.rights import Right

SEE_PROGRAMME = Right(anyone=True)
"""Drafts and contacts are shown to staff alone."""
DECLARE_INTEREST = Right(anyone=True)
WITHDRAW_INTEREST = Right(("staff",), own=("coordinator",))
PLAN_CONFERENCES = Right(("staff",))
REGISTER = Right(anyone=True)
SEE_ATTENDEES = Right(("staff", "people:read"), own=("coordinator",))
SEE_ATTENDEE = Right(("staff", "people:read"), own=("coordinator",), link="header")
LEAVE = Right(("staff",), own=("coordinator",), link="header")
SEE_PARTICIPATION = Right(("staff", "statistics:read"))
"""Figures without persons, for the programme and its funders."""
RENEW_LINK = Right(("staff",), own=("coordinator",))
CHECK_IN = Right(("staff",))
