"""Errors are named after the rule that refused; the class name gives the slug (`conference-full`)."""


class RuleError(Exception):
    """A rule of registration refused; `sv` and `en` say so to people."""

    sv = "Det går inte just nu."
    en = "This is not possible right now."


class FieldError(RuleError):
    """A rule that what was written in one field breaks; `field` says where, such as `answers.diet`."""

    def __init__(self, field: str = "") -> None:
        super().__init__(field)
        self.field = field

    def within(self, outer: str) -> "FieldError":
        """Return the same of a field that lies within another."""
        return type(self)(f"{outer}.{self.field}")


class ConferenceUnknownError(RuleError):
    """There is no conference with this id."""

    sv = "Den konferensen finns inte."
    en = "There is no such conference."


class ConferenceNotAnnouncedError(RuleError):
    """The conference is a draft."""

    sv = "Konferensen är inte utlyst än."
    en = "The conference is not announced yet."


class ConferenceAlreadyAnnouncedError(RuleError):
    """A conference is announced once."""

    sv = "Konferensen är redan utlyst."
    en = "The conference is announced already."


class ConferenceCancelledError(RuleError):
    """The conference will not take place."""

    sv = "Konferensen är inställd."
    en = "The conference is cancelled."


class ConferenceHeldError(RuleError):
    """The conference has taken place."""

    sv = "Konferensen har redan varit."
    en = "The conference has already taken place."


class ConferenceChangedMeanwhileError(RuleError):
    """Somebody else changed the conference since it was read."""

    sv = "Någon annan har ändrat konferensen under tiden. Läs den igen och ändra på nytt."
    en = "Somebody else changed the conference meanwhile. Read it again and change it anew."


class ConferenceEndsBeforeItStartsError(RuleError):
    """A conference ends after it starts, and registration closes after it opens."""

    sv = "Slutet måste komma efter början."
    en = "The end has to come after the beginning."


class CapacityTakenError(FieldError):
    """The capacity cannot be less than the places that are taken."""

    sv = "Så många platser är redan tagna. Välj ett högre antal."
    en = "More places than that are taken already. Choose a higher number."


class RegistrationNotOpenError(RuleError):
    """The registration period has not begun."""

    sv = "Anmälan har inte öppnat än."
    en = "Registration has not opened yet."


class RegistrationClosedError(RuleError):
    """The registration period is over."""

    sv = "Anmälan har stängt."
    en = "Registration has closed."


class ConferenceFullError(RuleError):
    """All places and the whole waitlist are taken."""

    sv = "Alla platser är tagna och kön är full."
    en = "All places are taken and the waitlist is full."


class MunicipalityUnknownError(FieldError):
    """The code is of none of the association's municipalities."""

    sv = "Den kommunen är inte med i programmet. Lämna fältet tomt om du kommer från en annan kommun."
    en = "That municipality is not part of the programme. Leave the field empty if you come from another."


class AttendeeUnknownError(RuleError):
    """There is no attendee with this id."""

    sv = "Den anmälan finns inte."
    en = "There is no such registration."


class AlreadyCancelledError(RuleError):
    """The attendee has cancelled already."""

    sv = "Platsen är redan avbokad."
    en = "The place is cancelled already."


class AlreadyDeclinedError(RuleError):
    """The attendee has said already that they do not come."""

    sv = "Du har redan tackat nej till platsen."
    en = "You have declined the place already."


class AlreadyDelegatedError(RuleError):
    """The attendee has handed over the place already."""

    sv = "Platsen är redan överlåten till någon annan."
    en = "The place has been handed over to somebody else already."


class AttendeeWithoutPlaceError(RuleError):
    """Only who has a place can be checked in."""

    sv = "Personen har ingen plats på konferensen."
    en = "This person has no place at the conference."


class AlreadyCheckedInError(RuleError):
    """The attendee has come; that can be corrected, but a place that is used cannot be given back."""

    sv = "Personen är redan avprickad."
    en = "This person is checked in already."


class NotCheckedInError(RuleError):
    """There is no check-in to correct."""

    sv = "Personen är inte avprickad."
    en = "This person is not checked in."


class LinkExpiredError(RuleError):
    """An own link ends some days after the conference."""

    sv = "Länken har slutat gälla, för konferensen var för länge sedan."
    en = "This link has expired: the conference was too long ago."


class LinkWithdrawnError(RuleError):
    """The own link was withdrawn, and a new one mailed."""

    sv = "Länken är utbytt. Öppna den i ditt senaste mejl från oss."
    en = "This link has been replaced. Open the one in the latest mail from us."


class TooManyToPrintError(RuleError):
    """One file holds so many people and no more."""

    sv = "Så många ryms inte i en fil. Välj till exempel en kommun i taget."
    en = "So many do not fit into one file. Choose one municipality at a time, for instance."


class TooSlowToPrintError(RuleError):
    """The machine has so much to do that the file was not ready in time."""

    sv = "Det tog för lång tid att skriva ut. Försök igen om en stund, eller välj färre personer."
    en = "Printing took too long. Try again in a while, or choose fewer people."


class CertificateTooEarlyError(RuleError):
    """A certificate says that somebody was there, so the conference has to be over."""

    sv = "Intyget finns här när konferensen är slut."
    en = "The certificate is here when the conference is over."


class AttendanceNotNotedError(RuleError):
    """Only who was checked in is certified to have been there."""

    sv = "Intyget är för den som prickades av på plats. Var du med ändå? Skriv till oss, så rättar vi det."
    en = "The certificate is for those who were checked in. Were you there? Write to us, and we will mend it."
