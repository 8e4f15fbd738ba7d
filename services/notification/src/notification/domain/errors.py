"""Errors are named after the rule that refused; the class name gives the slug (`message-on-its-way`)."""


class RuleError(Exception):
    """A rule of notification refused; `sv` and `en` say so to people."""

    sv = "Det går inte just nu."
    en = "This is not possible right now."


class MessageUnknownError(RuleError):
    """There is no message with this id."""

    sv = "Det utskicket finns inte."
    en = "There is no such message."


class MessageOnItsWayError(RuleError):
    """A message is sent again only when the sending before it has come to an end."""

    sv = "Utskicket är redan på väg. Vänta tills det är skickat eller har misslyckats."
    en = "The message is on its way already. Wait until it has been sent or has failed."


class MessageErasedError(RuleError):
    """What the message said, and to whom, has been erased."""

    sv = "Vi har raderat innehållet och adressen, så utskicket kan inte skickas igen."
    en = "Its content and address have been erased, so the message cannot be sent again."


class SubscriptionUnknownError(RuleError):
    """There is no subscription with this link; an unconfirmed one is erased after a week."""

    sv = "Länken gäller inte. Prenumerera på nytt, så får du en ny länk."
    en = "This link is not valid. Subscribe again to get a new one."


class SubscriptionEndedError(RuleError):
    """An ended subscription cannot be confirmed: its address is forgotten."""

    sv = "Du har avslutat prenumerationen, och vi har glömt din adress. Vill du ha nyheterna igen? Prenumerera på nytt."
    en = "You have unsubscribed, and we have forgotten your address. Want the news again? Subscribe anew."
