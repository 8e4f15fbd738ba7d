"""Rules of interests and invitations that refuse; the class name gives the slug (`interest-unknown`)."""

from registration.domain.errors import RuleError


class InterestUnknownError(RuleError):
    """There is no declared interest with this id."""

    sv = "Det finns ingen sådan intresseanmälan."
    en = "There is no such declaration of interest."


class InterestAlreadyDeclaredError(RuleError):
    """A municipality declares its interest once."""

    sv = "Kommunen har redan anmält intresse."
    en = "The municipality has declared its interest already."


class InterestChangedMeanwhileError(RuleError):
    """Somebody else changed the interest since it was read."""

    sv = "Någon annan har ändrat intresseanmälan under tiden. Läs den igen och ändra på nytt."
    en = "Somebody else changed the declaration of interest meanwhile. Read it again and change it anew."


class InterestWithdrawnError(RuleError):
    """The interest that a link opened has been taken back."""

    sv = "Intresseanmälan är tillbakatagen. Ni kan anmäla intresse på nytt när ni vill."
    en = "The declaration of interest has been withdrawn. You can declare interest anew whenever you like."


class MunicipalityWithoutContactError(RuleError):
    """Whoever is invited needs an address."""

    sv = "Kommunen har ingen adress att skriva till. Lägg till en kontakt först."
    en = "The municipality has no address to write to. Add a contact first."


class InvitedRecentlyError(RuleError):
    """A municipality is not reminded again within some days."""

    sv = "Kommunen fick ett mejl för mindre än en vecka sedan. Vänta några dagar innan du påminner."
    en = "The municipality had a mail less than a week ago. Wait some days before you remind it."
