"""Rules of invitations to conferences that refuse; the class name gives the slug (`municipality-comes`)."""

from registration.domain.errors import RuleError


class MunicipalityComesError(RuleError):
    """Who has people registered is not asked, and cannot say that nobody comes."""

    sv = "Någon från kommunen är redan anmäld till konferensen."
    en = "Somebody of the municipality is registered to the conference already."


class MunicipalityDoesNotComeError(RuleError):
    """Who has said no is not asked again."""

    sv = "Kommunen har svarat att ingen kommer."
    en = "The municipality has answered that nobody comes."


class NothingDeclinedError(RuleError):
    """There is no no to take back."""

    sv = "Kommunen har inte svarat nej."
    en = "The municipality has not said no."
