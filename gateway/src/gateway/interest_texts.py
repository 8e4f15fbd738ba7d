"""What the pages of declaring interest say, in Swedish and in English."""

INTEREST_TEXTS: dict[str, tuple[str, str]] = {
    "ways": ("Det här kan du göra", "What you can do"),
    "interested_count": (
        "{n} av {all} kommuner har anmält intresse.",
        "{n} of {all} municipalities have declared interest.",
    ),
    "interested_list": ("Visa som lista", "Show as a list"),
    "optional": ("(frivilligt)", "(optional)"),
    "municipality": ("Kommun", "Municipality"),
    "phone": ("Telefon", "Telephone"),
    "interest_title": ("Anmäl er kommuns intresse", "Declare your municipality’s interest"),
    "interest_lead": (
        "Det tar två minuter och binder er inte till något. Då kan kommunen boka konsultation efter konferensen.",
        "It takes two minutes and commits you to nothing. You can then book consultations after the conference.",
    ),
    "interest_tracks": ("Vad är ni intresserade av?", "What are you interested in?"),
    "interest_tracks_hint": ("Välj ett eller båda.", "Choose one or both."),
    "interest_contact": ("Vem kan vi prata med?", "Whom can we talk to?"),
    "interest_email_hint": (
        "Vi mejlar hit när kommunen kan boka konsultation.",
        "We write here when the municipality can book a consultation.",
    ),
    "message": ("Något vi bör veta?", "Is there anything we should know?"),
    "interest_privacy": (
        "Bara den som arbetar med programmet ser namn, adress och meddelande. På startsidan syns kommunens namn.",
        "Only those who run the programme see name, address and message. The home page names the municipality.",
    ),
    "interest_send": ("Anmäl intresse", "Declare interest"),
    "interest_error_municipality": ("Välj er kommun.", "Choose your municipality."),
    "interest_error_tracks": ("Välj minst ett av spåren.", "Choose at least one of the tracks."),
    "error_contact_name": ("Skriv namnet på den vi kan prata med.", "Write the name of the person we can talk to."),
    "error_address": (
        "Skriv en hel e-postadress, till exempel namn@kommun.se.",
        "Write a complete e-mail address, for example name@municipality.se.",
    ),
    "error_phone": ("Skriv numret på en rad.", "Write the number on one line."),
    "error_too_long": ("Det blev för långt. Skriv högst 1 000 tecken.", "Too long. Write 1,000 characters at most."),
    "interest_done": ("{name} har anmält intresse", "{name} has declared its interest"),
    "interest_known": ("{name} har redan anmält intresse", "{name} has already declared its interest"),
    "interest_known_text": (
        "Ni behöver inte göra något mer. Behöver uppgifterna ändras? Skriv till oss.",
        "You need not do anything more. Does something have to change? Write to us.",
    ),
    "interest_thanks": (
        "Tack! När kommunen kan boka konsultation mejlar vi {email}.",
        "Thank you! When the municipality can book a consultation we write to {email}.",
    ),
    "interest_next": ("Det här kan ni göra nu", "What you can do now"),
    "to_conference": ("Anmäl er till konferensen", "Register to the conference"),
    "to_knowledge": ("Läs om social hänsyn och IOP", "Read about social considerations and IOP"),
    "to_consultations": ("Se om ni kan boka konsultation", "See whether you can book a consultation"),
    "to_subscribe": ("Få nya guider med e-post", "Get new guides by e-mail"),
}
