"""What the own page says to somebody who cannot come, in Swedish and in English."""

LEAVING_TEXTS: dict[str, tuple[str, str]] = {
    "leaving": ("Kan du inte komma?", "Can you not come?"),
    "leaving_text": (
        "Lämna platsen till en kollega, eller avboka så att nästa i kön får den.",
        "Hand the place over to a colleague, or cancel so that the next in line gets it.",
    ),
    "leaving_line_text": (
        "Låt en kollega ta din plats i kön, eller lämna den.",
        "Let a colleague take your place in line, or leave it.",
    ),
    "leave_line_title": ("Vill du lämna kön?", "Do you want to leave the line?"),
    "leave_line_yes": ("Ja, lämna kön", "Yes, leave the line"),
    "leave_line_no": ("Nej, stå kvar", "No, stay in line"),
    "leave_line": ("Lämna kön", "Leave the line"),
    "leave_line_text": (
        "Du lämnar då kön. Det går inte att ångra.",
        "You then leave the line. This cannot be undone.",
    ),
    "delegate": ("Lämna platsen till någon annan", "Hand the place over"),
    "delegate_title": ("Vem kommer i stället?", "Who comes instead?"),
    "delegate_lead": (
        "Den nya personen tar över din plats och får ett eget mejl med allt om dagen. Din anmälan avslutas.",
        "The new person gets your place, and a mail of their own with all about the day. Your registration ends.",
    ),
    "delegate_email_hint": (
        "Hit skickar vi bekräftelsen till den som kommer.",
        "We send the confirmation to the one who comes here.",
    ),
    "delegate_yes": ("Lämna över platsen", "Hand over the place"),
    "decline": ("Jag kommer inte", "I am not coming"),
    "decline_title": ("Kommer du inte?", "Are you not coming?"),
    "decline_yes": ("Ja, jag kommer inte", "Right, I am not coming"),
    "own_declined": ("Du kommer inte", "You are not coming"),
    "own_declined_text": (
        "Tack för att du sa till. Platsen går till nästa i kön. Ändrar du dig är du välkommen att anmäla dig igen.",
        "Thank you for telling us. The place goes to the next in line. If you change your mind, register again.",
    ),
    "own_delegated": ("Du har lämnat över din plats", "You have handed over your place"),
    "own_delegated_text": (
        "Den som kommer i stället har fått ett eget mejl. Du behöver inte göra något mer.",
        "The person who comes instead has got a mail of their own. You need not do anything more.",
    ),
    "own_confirmed_text": (
        "Vi ses! Allt du behöver veta står här och i mejlet.",
        "See you there! All you need to know is here and in the mail.",
    ),
    "own_called_off": ("Konferensen är inställd", "The conference is cancelled"),
    "own_called_off_text": ("Du behöver inte göra något.", "You need not do anything."),
    "own_thanks": ("Tack för att du kom", "Thank you for coming"),
    "own_thanks_text": (
        "Konferensen har varit. Nästa steg är en konsultation: se om er kommun kan boka.",
        "The conference is over. The next step is a consultation: see whether your municipality can book.",
    ),
    "own_over": ("Konferensen har varit", "The conference has been held"),
    "own_over_text": ("Vi hoppas att vi ses en annan gång.", "We hope to see you another time."),
    "own_checked_in": ("Du är här", "You are here"),
    "own_checked_in_text": ("Välkommen! Du är avprickad.", "Welcome! You are checked in."),
    "delegate_sector": ("Personen arbetar med", "The person works with"),
    "delegate_role": ("Personens roll", "The person’s role"),
}
