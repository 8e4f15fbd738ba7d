"""Errors are named after the rule that refused; the class name gives the slug (`slot-taken`)."""


class RuleError(Exception):
    """A rule of scheduling refused; `sv` and `en` say so to people."""

    sv = "Det går inte just nu."
    en = "This is not possible right now."


class AdviserUnknownError(RuleError):
    """There is no adviser with this id."""

    sv = "Den rådgivaren finns inte."
    en = "There is no such adviser."


class TrackNotAdvisedError(RuleError):
    """An adviser offers times in their own tracks only."""

    sv = "Rådgivaren arbetar inte med det spåret. Välj ett av rådgivarens spår."
    en = "The adviser does not work with that track. Choose one of the adviser's."


class SlotUnknownError(RuleError):
    """There is no slot with this id."""

    sv = "Den tiden finns inte."
    en = "There is no such time."


class SlotEndsBeforeItStartsError(RuleError):
    """A slot ends after it starts, on the same day."""

    sv = "Tiden måste sluta efter att den börjar, och vara högst tolv timmar lång."
    en = "The time has to end after it starts, and to be twelve hours long at most."


class SlotPastError(RuleError):
    """What has begun can be neither offered nor booked."""

    sv = "Tiden har redan varit. Välj en senare."
    en = "That time has passed. Choose a later one."


class SlotOverlapsError(RuleError):
    """An adviser is in one place at a time."""

    sv = "Rådgivaren har redan en tid då. Välj en annan."
    en = "The adviser has another time then. Choose a different one."


class SlotTakenError(RuleError):
    """A slot is booked once."""

    sv = "Någon annan hann före. Välj en annan tid."
    en = "Somebody else was first. Choose another time."


class SlotWithdrawnError(RuleError):
    """The adviser does not offer this slot any more."""

    sv = "Rådgivaren har tagit bort den tiden. Välj en annan."
    en = "The adviser has withdrawn that time. Choose another."


class ModeNotOfferedError(RuleError):
    """A consultation is held in one of the ways that the slot offers."""

    sv = "Den tiden går inte att få på det sättet. Välj på plats eller online efter vad som erbjuds."
    en = "That time is not offered that way. Choose on site or online as it is offered."


class OtherAdviserError(RuleError):
    """A consultation is moved to another time of the same adviser."""

    sv = "Den tiden är hos en annan rådgivare. Avboka och boka på nytt om ni vill byta."
    en = "That time is with another adviser. Cancel, and book anew if you want to change."


class NotEligibleError(RuleError):
    """The municipality has no right to book now; the sentence says what is missing."""

    def __init__(self, sv: str, en: str) -> None:
        """Say why."""
        super().__init__(en)
        self.sv, self.en = sv, en


class BookingWindowUnknownError(RuleError):
    """There is no booking window with this id."""

    sv = "Den bokningsperioden finns inte."
    en = "There is no such booking window."


class BookingWindowExistsError(RuleError):
    """A track has one booking window at a time."""

    sv = "Spåret har redan en bokningsperiod. Stäng den först."
    en = "The track has a booking window already. Close that first."


class BookingWindowClosesTooEarlyError(RuleError):
    """A booking window closes in the future, and after it opens."""

    sv = "Bokningen måste stänga efter att den öppnar, och inte redan ha stängt."
    en = "Booking has to close after it opens, and not in the past."


class BookingWindowClosedError(RuleError):
    """A window closes once."""

    sv = "Bokningsperioden är redan stängd."
    en = "The booking window is closed already."


class ConsultationUnknownError(RuleError):
    """There is no consultation with this id."""

    sv = "Den konsultationen finns inte."
    en = "There is no such consultation."


class ConsultationCancelledError(RuleError):
    """The consultation has been cancelled."""

    sv = "Konsultationen är redan avbokad."
    en = "The consultation is cancelled already."


class ConsultationOverError(RuleError):
    """What became of the consultation has been noted."""

    sv = "Konsultationen är redan avslutad."
    en = "The consultation is over already."


class ConsultationBegunError(RuleError):
    """What has begun is neither moved nor cancelled: it is held or missed."""

    sv = "Konsultationen har redan börjat. Hör av dig till rådgivaren."
    en = "The consultation has begun already. Get in touch with the adviser."


class NotYetStartedError(RuleError):
    """What became of a consultation is known when it has begun, not before."""

    sv = "Konsultationen har inte börjat än."
    en = "The consultation has not started yet."


class LinkExpiredError(RuleError):
    """An own link ends some days after the consultation."""

    sv = "Länken har slutat gälla, för konsultationen var för länge sedan."
    en = "This link has expired: the consultation was too long ago."


class LinkWithdrawnError(RuleError):
    """The own link was withdrawn, and a new one mailed."""

    sv = "Länken är utbytt. Öppna den i ditt senaste mejl från oss."
    en = "This link has been replaced. Open the one in the latest mail from us."
