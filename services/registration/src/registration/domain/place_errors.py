"""Rules about places, sessions, offers and answers. Each that a field broke names the field."""

from registration.domain.errors import FieldError, RuleError


class AnswerMissingError(FieldError):
    """A question that has to be answered is not."""

    sv = "Svara på frågan, den behöver ett svar."
    en = "Answer the question; it needs an answer."


class AnswerWrongError(FieldError):
    """The answer is none that the question takes."""

    sv = "Det svaret passar inte till frågan. Välj eller skriv ett annat."
    en = "That is no answer to this question. Choose or write another."


class AnswerNotWantedError(FieldError):
    """The conference does not ask this, or not those of this sector."""

    sv = "Den frågan ställs inte till dig på den här konferensen."
    en = "This conference does not ask you that question."


class ModeMissingError(FieldError):
    """The conference is held both on site and online; one has to choose."""

    sv = "Välj om du kommer till platsen eller är med på nätet."
    en = "Choose whether you come in person or take part online."


class ModeNotOfferedError(FieldError):
    """The conference is not held in this way, or in one way only."""

    sv = "Konferensen går inte att vara med på på det sättet."
    en = "One cannot take part in this conference in that way."


class SessionUnknownError(FieldError):
    """The day has no such session."""

    sv = "Det passet finns inte den här dagen."
    en = "There is no such session on this day."


class SessionsOverlapError(FieldError):
    """Nobody can be at two sessions at once."""

    sv = "Två av passen du valt är samtidigt. Välj ett av dem."
    en = "Two of the sessions you chose are at the same time. Choose one of them."


class SessionFullError(FieldError):
    """The session has no place left."""

    sv = "Passet är fullt. Välj ett annat, eller kom utan pass."
    en = "The session is full. Choose another one, or come without."


class QuotaFullError(FieldError):
    """All places for the municipality, or for the sector, are taken."""

    sv = "Alla platser för den kommunen eller det området är tagna."
    en = "All places for that municipality or sector are taken."


class AlreadyRegisteredError(FieldError):
    """The same person is registered to the conference already."""

    sv = "Du är redan anmäld till konferensen. Länken till din anmälan finns i mejlet du fick av oss."
    en = "You are registered to this conference already. The link to your registration is in our mail to you."


class PlanNotPossibleError(FieldError):
    """Something in the plan contradicts something else in it."""

    sv = "Det här går inte ihop med resten av planen. Se över fältet."
    en = "This does not go together with the rest of the plan. Look at the field again."


class SessionTakenError(FieldError):
    """People have chosen the session, or more than the new number have."""

    sv = "Fler har redan valt passet. Behåll det, och minst så många platser."
    en = "More people have chosen this session already. Keep it, and at least that many places."


class NoOfferError(RuleError):
    """The attendee has not been offered a place."""

    sv = "Du har inget erbjudande om plats just nu."
    en = "You have no offer of a place right now."


class OfferLapsedError(RuleError):
    """The time to answer the offer is over."""

    sv = "Tiden att svara är över, och frågan har gått vidare till nästa i kön. Du kan anmäla dig igen."
    en = "The time to answer is over, and the next in line has been asked. You can register again."


class NotInLineError(RuleError):
    """Only who stands in line can be moved to its front."""

    sv = "Personen står inte i kö."
    en = "This person does not stand in line."


class NothingToDecideError(RuleError):
    """The registration does not wait for an answer by staff."""

    sv = "Den här anmälan väntar inte på besked."
    en = "This registration does not wait for a decision."


class AlreadyRefusedError(RuleError):
    """Staff have said no to the registration."""

    sv = "Anmälan har fått nej."
    en = "The registration has been turned down."
