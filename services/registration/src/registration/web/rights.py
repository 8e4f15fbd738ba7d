"""Who may do what in registration: each use case has its right here, and its route names it."""

from chassis.rights import Right

SEE_PROGRAMME = Right(anyone=True)
"""Drafts and contacts are shown to staff alone."""
DECLARE_INTEREST = Right(anyone=True)
SEE_INTEREST = Right(("staff",), own=("coordinator",), link="header")
CHANGE_INTEREST = Right(("staff",), own=("coordinator",), link="header")
WITHDRAW_INTEREST = Right(("staff",), own=("coordinator",), link="header")
SEE_ORGANISATIONS = Right(("staff",))
"""Organisations from outside the municipalities, which may be one person's own firm."""
INVITE = Right(("staff",))
ASK_TO_CONFERENCE = Right(("staff",))
SEE_WHO_IS_ASKED = Right(("staff",), own=("coordinator",))
SEE_CONFERENCE_INVITATION = Right(("staff",), own=("coordinator",), link="header")
ANSWER_CONFERENCE_INVITATION = Right(("staff",), own=("coordinator",), link="header")
PLAN_CONFERENCES = Right(("staff",))
REGISTER = Right(anyone=True)
IMPORT_ATTENDEES = Right(("staff",), own=("coordinator",))
"""A row of another municipality's is refused by its number."""
SEE_ATTENDEES = Right(("staff", "people:read"), own=("coordinator",))
SEE_ATTENDEE = Right(("staff", "people:read"), own=("coordinator",), link="header")
SEE_CERTIFICATE = Right(("staff",), own=("coordinator",), link="header")
LEAVE = Right(("staff",), own=("coordinator",), link="header")
EDIT_ATTENDEE = Right(("staff",), own=("coordinator",), link="header")
ACCEPT_OFFER = Right(("staff",), own=("coordinator",), link="header")
ACCEPT_FEWER = Right(("staff",), own=("coordinator",), link="header")
DECIDE = Right(("staff",))
"""Say yes or no to registrations, and let somebody be asked before others."""
SEE_PARTICIPATION = Right(("staff", "statistics:read"))
"""Figures without persons, for the programme and its funders."""
RENEW_LINK = Right(("staff",), own=("coordinator",))
CHECK_IN = Right(("staff",))
ERASE = Right(("staff",))
ERASE_ONESELF = Right(link="header")
SEE_ERASURE = Right(anyone=True)
"""The receipt tells of nobody, and its number cannot be guessed; whoever has it may look what became of it."""
ERASE_AT_THE_DOOR = Right(("door",))
"""The gateway hears no facts: it asks what it has to erase, and confirms it."""
DECIDE_RETENTION = Right(("staff",))
SEE_PRIVACY_NOTICE = Right(anyone=True)
PUBLISH_PRIVACY_NOTICE = Right(("staff",))
SEE_OWN_DATA = Right(link="header")
SEE_PERSON_DATA = Right(("staff",))
