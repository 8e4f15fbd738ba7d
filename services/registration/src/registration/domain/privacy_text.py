"""The privacy notice as it is before staff publish their own."""

from registration.domain.texts import Text

_SV = """
Den här sidan berättar vad vi gör med dina uppgifter. Den är skriven för att vara lätt att läsa och är inte juridisk
rådgivning.

Vem som ansvarar. Göteborgsregionens kommunalförbund driver stödprogrammet, bestämmer hur uppgifterna används och
svarar för dem. På vilken rättslig grund vi gör det har förbundet beslutat. Fråga oss gärna om beslutet.

Vad vi sparar. När du anmäler dig till en konferens: namn, e-postadress, organisation, kommun, verksamhet och roll,
vad du behöver under dagen om du berättar det, dina svar på konferensens frågor, när du anmälde dig och om du kom. När
du anmäler intresse, bokar rådgivning eller vill ha nyhetsbrevet: namn, e-postadress och det du själv skriver till
oss. Vi sparar också vilka mejl du har fått.

Varför. För att ordna konferenser och rådgivning, skriva till dig om dem och visa i siffror hur programmet går.
Siffrorna säger aldrig vem någon är. Vi använder inte uppgifterna till annat och säljer dem inte.

Hur länge. De som arbetar med programmet bestämmer tiden för varje slags uppgift genom beslut med nummer. När tiden är
slut raderas uppgifterna och bara siffror blir kvar. Är ingen tid bestämd än sparas uppgifterna tills vidare, eller
tills du ber oss radera dem.

Vem som ser dem. De som arbetar med programmet, samordnaren i din kommun för kommunens egna anmälningar, och
rådgivaren du bokar tid med. Ingen annan får dina uppgifter av oss om inte lagen kräver det.

Dina rättigheter. Med länken i dina mejl från oss kan du se vad som finns om dig, rätta det, ta hem det som en fil och
radera det. Har du ingen länk, skriv till oss så hjälper vi dig. Du kan också säga nej till att vi använder dina
uppgifter. Är du inte nöjd med hur vi gör kan du klaga hos Integritetsskyddsmyndigheten, imy.se.

Kontakt. Skriv till oss om du undrar något. Adressen står längst ned på varje sida.
"""
_EN = """
This page tells what we do with your details. It is written to be easy to read and is no legal advice.

Who is responsible. The Göteborg Region Association runs the support programme, decides how the details are used and
answers for them. On which legal ground we do so the association has decided. You are welcome to ask us about that
decision.

What we keep. When you register for a conference: name, e-mail address, organisation, municipality, field of work and
role, what you need on the day if you tell us, your answers to the conference's questions, when you registered and
whether you came. When you declare interest, book a consultation or want the newsletter: name, e-mail address and what
you write to us yourself. We also keep which mails you have been sent.

Why. To arrange conferences and consultations, to write to you about them, and to show in figures how the programme
goes. The figures never tell who somebody is. We use the details for nothing else and do not sell them.

For how long. Those who run the programme decide the time for each kind of details, by decisions that have numbers.
When the time is over the details are erased, and only figures remain. Where no time is decided yet the details are
kept until further notice, or until you ask us to erase them.

Who sees them. Those who run the programme, the coordinator in your municipality for the municipality's own
registrations, and the adviser with whom you book a time. Nobody else is given your details by us unless the law
demands it.

Your rights. With the link in your mails from us you can see what is held about you, correct it, take it home as a
file and erase it. If you have no link, write to us and we will help you. You can also object to our using your
details. If you are not content with what we do you can complain to the Swedish Authority for Privacy Protection,
imy.se.

Contact. Write to us if you wonder about anything. The address is at the bottom of every page.
"""


def _flowing(text: str) -> str:
    """Return paragraphs on one line each, as staff find them when they write the next version."""
    return "\n\n".join(" ".join(one.split()) for one in text.strip().split("\n\n"))


FIRST_TEXT = Text(_flowing(_SV), _flowing(_EN))
