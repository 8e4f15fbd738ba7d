"""Everything the pages say, in Swedish and in English; one place, so that both are read side by side."""

from chassis.problems import Language
from gateway.article_texts import ARTICLE_TEXTS
from gateway.consultation_texts import CONSULTATION_TEXTS
from gateway.interest_texts import INTEREST_TEXTS
from gateway.leaving_texts import LEAVING_TEXTS
from gateway.subscription_texts import SUBSCRIPTION_TEXTS

TEXTS: dict[str, tuple[str, str]] = {
    "programme": ("Lokalt stöd i social hänsyn", "Local support for social considerations"),
    "association": ("Göteborgsregionens kommunalförbund", "The Göteborg Region Association"),
    "skip": ("Hoppa till innehållet", "Skip to the content"),
    "other_language": ("In English", "På svenska"),
    "home": ("Start", "Home"),
    "home_title": ("Upphandling kan öppna dörrar till arbete", "Procurement can open doors to work"),
    "home_lead": (
        (
            "Tretton kommuner lär av varandra hur social hänsyn i upphandling och partnerskap med ideella sektorn "
            "(IOP) blir en väg in för den som står utanför arbetslivet."
        ),
        (
            "Thirteen municipalities learn from each other how social considerations in procurement, and partnerships "
            "with the non-profit sector, become a way in for people outside working life."
        ),
    ),
    "next": ("Nästa tillfälle", "What is next"),
    "no_conference": (
        "Just nu finns ingen konferens att anmäla sig till. Titta gärna in igen.",
        "There is no conference to register to just now. Please look in again.",
    ),
    "read_more": ("Läs mer och anmäl dig", "Read more and register"),
    "read_only": ("Läs mer", "Read more"),
    "tracks": ("Två spår", "Two tracks"),
    "track_social-considerations": ("Social hänsyn i upphandling", "Social considerations in procurement"),
    "track_iop": ("Idéburet offentligt partnerskap (IOP)", "Non-profit public partnership (IOP)"),
    "track_text_social-considerations": (
        (
            "Hur en kommun ställer krav som ger människor arbete eller praktik när den köper varor och tjänster. "
            "Rådgivare: Jörgen Larzon."
        ),
        (
            "How a municipality sets requirements that give people work when it buys goods and services. "
            "Adviser: Jörgen Larzon."
        ),
    ),
    "track_text_iop": (
        (
            "Hur kommunen och en ideell organisation gör något tillsammans som ingen av dem klarar ensam. "
            "Rådgivare: Lisbeth Ringdahl."
        ),
        (
            "How the municipality and a non-profit organisation do together what neither can do alone. "
            "Adviser: Lisbeth Ringdahl."
        ),
    ),
    "interested": ("Kommuner som har anmält intresse", "Municipalities that have declared interest"),
    "interested_yes": ("har anmält intresse", "has declared interest"),
    "interested_no": ("har inte hört av sig än", "has not been in touch yet"),
    "places_many": ("{n} platser kvar", "{n} places left"),
    "places_few": ("Bara {n} platser kvar", "Only {n} places left"),
    "places_one": ("En plats kvar", "One place left"),
    "places_none": (
        "Alla platser är tagna. Anmäl dig ändå, så står du i kön.",
        "All places are taken. Register anyway, and you stand in line.",
    ),
    "places_no_line": (
        "Alla platser är tagna och kön är full. Titta in igen: blir något ledigt syns det här.",
        "All places are taken and the line is full. Look in again: what becomes free is shown here.",
    ),
    "state_not-yet": ("Anmälan har inte öppnat än", "Registration has not opened yet"),
    "state_closed": ("Anmälan har stängt", "Registration has closed"),
    "state_cancelled": ("Konferensen är inställd", "The conference is cancelled"),
    "state_held": ("Konferensen har varit", "The conference has been held"),
    "when": ("När", "When"),
    "where": ("Var", "Where"),
    "register": ("Anmäl dig", "Register"),
    "join_line": ("Ställ dig i kön", "Join the line"),
    "step": ("Steg {n} av 3", "Step {n} of 3"),
    "step_1": ("Vilka kommer?", "Who is coming?"),
    "step_2": ("Behöver ni något?", "Do you need anything?"),
    "step_3": ("Stämmer allt?", "Is everything right?"),
    "step_1_lead": (
        "Anmäl dig själv, eller upp till tjugo personer på en gång. Var och en får ett eget mejl.",
        "Register yourself, or up to twenty people at once. Each of them gets a mail of their own.",
    ),
    "step_2_lead": (
        "Lämna tomt om inget behövs. Vi använder uppgifterna bara för den här dagen.",
        "Leave empty if nothing is needed. We use this for the day only.",
    ),
    "person": ("Person {n}", "Person {n}"),
    "name": ("Namn", "Name"),
    "email": ("E-postadress", "E-mail address"),
    "email_hint": ("Hit skickar vi bekräftelsen.", "We send the confirmation here."),
    "organisation": ("Arbetsplats eller organisation", "Workplace or organisation"),
    "municipality_code": ("Kommun", "Municipality"),
    "municipality_none": ("Ingen av dessa", "None of these"),
    "sector": ("Jag arbetar med", "I work with"),
    "role": ("Min roll", "My role"),
    "language": ("Vi skriver på", "We write in"),
    "choose": ("Välj", "Choose"),
    "sector_procurement": ("Upphandling", "Procurement"),
    "sector_business-development": ("Näringsliv", "Business development"),
    "sector_labour-market": ("Arbetsmarknad", "Labour market services"),
    "sector_adult-education": ("Vuxenutbildning", "Adult education"),
    "sector_non-profit": ("Ideell sektor", "Non-profit sector"),
    "sector_social-enterprise": ("Socialt företag", "Social enterprise"),
    "role_staff": ("Medarbetare", "Staff"),
    "role_manager": ("Chef", "Manager"),
    "language_sv": ("Svenska", "Swedish"),
    "language_en": ("Engelska", "English"),
    "dietary": ("Mat", "Food"),
    "dietary_hint": ("Till exempel vegetariskt, eller en allergi.", "For example vegetarian, or an allergy."),
    "accessibility": ("Tillgänglighet", "Accessibility"),
    "accessibility_hint": ("Till exempel hörslinga eller plats för rullstol.", "For example a hearing loop."),
    "add_person": ("Lägg till en person", "Add a person"),
    "remove_person": ("Ta bort person {n}", "Remove person {n}"),
    "continue": ("Fortsätt", "Continue"),
    "back": ("Tillbaka", "Back"),
    "send": ("Skicka anmälan", "Send the registration"),
    "consent": (
        "Jag har läst hur uppgifterna används och är överens om det med dem jag anmäler.",
        "I have read how the details are used, and have agreed on it with those I register.",
    ),
    "privacy": (
        (
            "Vi använder uppgifterna för att ordna konferensen och skriva till er om den. Namn och adress delas inte "
            "med andra. Efteråt finns bara siffror kvar."
        ),
        (
            "We use the details to arrange the conference and to write to you about it. Names and addresses are not "
            "shared. Afterwards only numbers remain."
        ),
    ),
    "errors_title": ("Något behöver rättas", "Something needs to be put right"),
    "error_missing": ("Fyll i det här fältet.", "Fill in this field."),
    "error_name": ("Skriv namnet på den som kommer.", "Write the name of the person who is coming."),
    "error_email": (
        "Skriv en hel e-postadress så att vi kan skicka bekräftelsen.",
        "Write a complete e-mail address so that we can send the confirmation.",
    ),
    "error_organisation": ("Skriv var personen arbetar.", "Write where the person works."),
    "error_sector": ("Välj vad personen arbetar med.", "Choose what the person works with."),
    "error_role": ("Välj roll.", "Choose a role."),
    "error_consent": ("Kryssa i rutan för att gå vidare.", "Tick the box to go on."),
    "answer_one": ("Du är anmäld", "You are registered"),
    "answer_group": ("Ni är anmälda", "You are registered"),
    "answer_line": ("Du står i kön", "You stand in line"),
    "answer_mail": ("Vi har skickat ett mejl till var och en:", "We have sent a mail to each of you:"),
    "answer_mail_one": ("Vi har skickat en bekräftelse till {email}.", "We have sent a confirmation to {email}."),
    "answer_mail_line": (
        "Du är nummer {n} i kön. Vi har skickat ett mejl till {email}.",
        "You are number {n} in line. We have sent a mail to {email}.",
    ),
    "answer_next_line": (
        "Vi mejlar så fort en plats blir ledig. I mejlet finns en egen länk för den som vill lämna kön.",
        "We write as soon as a place becomes free. The mail holds a link of one's own to leave the line with.",
    ),
    "answer_confirmed": ("har en plats", "has a place"),
    "answer_waitlisted": ("står som nummer {n} i kön", "is number {n} in line"),
    "answer_next": (
        "I mejlet finns en kalenderpost och en egen länk för den som behöver avboka.",
        "The mail holds a calendar entry, and a link of one's own to cancel with.",
    ),
    "own_confirmed": ("Du har en plats", "You have a place"),
    "own_waitlisted": ("Du står som nummer {n} i kön", "You are number {n} in line"),
    "own_cancelled": ("Din plats är avbokad", "Your place is cancelled"),
    "own_waitlisted_text": (
        "Vi mejlar dig så fort en plats blir ledig. Du behöver inte göra något.",
        "We write to you as soon as a place becomes free. You need not do anything.",
    ),
    "own_cancelled_text": (
        "Tack för att du sa till. Ändrar du dig är du välkommen att anmäla dig igen.",
        "Thank you for telling us. If you change your mind you are welcome to register again.",
    ),
    "cancel": ("Avboka", "Cancel my place"),
    "cancel_title": ("Vill du avboka?", "Do you want to cancel?"),
    "cancel_text": (
        "Platsen går då till nästa i kön. Det går inte att ångra.",
        "Your place then goes to the next in line. This cannot be undone.",
    ),
    "cancel_yes": ("Ja, avboka", "Yes, cancel"),
    "cancel_no": ("Nej, behåll platsen", "No, keep the place"),
    "link_wrong_title": ("Länken fungerar inte", "This link does not work"),
    "link_wrong": (
        "Öppna länken i ditt senaste mejl från oss, eller svara på mejlet så hjälper vi dig.",
        "Open the link in the latest mail from us, or answer that mail and we will help you.",
    ),
    "not_found_title": ("Sidan finns inte", "There is no such page"),
    "not_found": (
        "Kontrollera adressen, eller börja från startsidan.",
        "Check the address, or begin at the home page.",
    ),
    "went_wrong_title": ("Det gick inte", "That did not work"),
    "went_wrong_sent": (
        "Vi kunde inte ta emot det som skickades. Gå tillbaka och försök igen, eller skriv till oss.",
        "We could not take what was sent. Go back and try again, or write to us.",
    ),
    "went_wrong_ours": (
        "Något gick fel hos oss, och vi har antecknat det. Försök igen om en stund.",
        "Something went wrong on our side, and we have made a note of it. Try again in a while.",
    ),
    "mailbox": ("Brevlådan", "The mailbox"),
    "mailbox_lead": (
        "Här hamnar mejlen när systemet körs på den egna datorn. Inget har skickats ut.",
        "Mails end up here when the system runs on your own computer. Nothing has been sent out.",
    ),
    "mailbox_empty": (
        "Inga mejl än. Anmäl någon, så kommer ett.",
        "No mails yet. Register somebody and one will come.",
    ),
    "calendar_part": ("Kalenderposten", "The calendar entry"),
    "text_part": ("Som ren text", "As plain text"),
    "to": ("Till", "To"),
    "to_home": ("Till startsidan", "To the home page"),
    "contact": ("Frågor? Skriv till Ulrica Furby på GR.", "Questions? Write to Ulrica Furby at GR."),
    "sections": ("Sidans delar", "Parts of the page"),
}
ALL = TEXTS | ARTICLE_TEXTS | INTEREST_TEXTS | CONSULTATION_TEXTS | SUBSCRIPTION_TEXTS | LEAVING_TEXTS


class Texts:
    """The texts in one language: `t("places_many", n=3)`."""

    def __init__(self, language: Language) -> None:
        self._place = 0 if language == "sv" else 1

    def __call__(self, key: str, **values: object) -> str:
        """Return a text with its values filled in."""
        return ALL[key][self._place].format(**values)
