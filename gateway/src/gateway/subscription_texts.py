"""What the pages of subscribing say, in Swedish and in English."""

SUBSCRIPTION_TEXTS: dict[str, tuple[str, str]] = {
    "subscribe_title": ("Få nya guider med e-post", "Get new guides by e-mail"),
    "subscribe_lead": (
        "Vi mejlar när det finns något nytt att läsa, inte annars. Du slutar med ett klick i varje mejl.",
        "We write when there is something new to read, and not otherwise. One click in any mail ends it.",
    ),
    "subscribe_tracks": ("Vad vill du läsa om?", "What do you want to read about?"),
    "subscribe_tracks_hint": ("Kryssar du inte i något får du allt.", "Tick nothing to get everything."),
    "subscribe_send": ("Prenumerera", "Subscribe"),
    "subscribe_sent": ("Titta i din inkorg", "Look in your mailbox"),
    "subscribe_sent_text": (
        "Vi har skickat ett mejl till {email}. Öppna länken i det och bekräfta, så är det klart.",
        "We have sent a mail to {email}. Open the link in it and confirm, and it is done.",
    ),
    "subscribe_sent_missing": (
        "Inget mejl efter några minuter? Titta i skräpposten, eller kontrollera adressen och försök igen.",
        "No mail after some minutes? Look among the junk mail, or check the address and try again.",
    ),
    "subscribe_again": ("Försök igen", "Try again"),
    "subscription_pending": ("Vill du prenumerera?", "Do you want to subscribe?"),
    "subscription_confirmed": ("Du prenumererar", "You subscribe"),
    "subscription_unsubscribed": ("Du prenumererar inte längre", "You no longer subscribe"),
    "subscription_tracks": ("Du får nya guider om:", "You get new guides on:"),
    "subscription_all": ("Du får alla nya guider.", "You get all new guides."),
    "subscription_yes": ("Ja, prenumerera", "Yes, subscribe"),
    "subscription_end": ("Sluta prenumerera", "Unsubscribe"),
    "subscription_ended": (
        "Vi skickar inga fler guider till dig, och vi har glömt din adress. Ändrar du dig är du välkommen tillbaka.",
        "We send you no more guides, and have forgotten your address. If you change your mind you are welcome back.",
    ),
    "subscription_gone_title": ("Länken gäller inte längre", "This link is no longer valid"),
    "subscription_gone": (
        "En länk gäller i en vecka. Prenumerera på nytt, så får du en ny.",
        "A link is valid for a week. Subscribe again to get a new one.",
    ),
    "unsubscribe_title": ("Vill du sluta få nya guider?", "Do you want to stop getting new guides?"),
    "unsubscribe_text": (
        "Det gäller genast. Mejl om sådant du har anmält dig till får du fortfarande.",
        "It takes effect at once. You still get mails about what you have registered for.",
    ),
    "unsubscribe_yes": ("Ja, sluta", "Yes, stop"),
}
