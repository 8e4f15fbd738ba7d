"""Errors are named after the rule that refused; the class name gives the slug (`slug-taken`)."""


class RuleError(Exception):
    """A rule of content refused; `sv` and `en` say so to people."""

    sv = "Det går inte just nu."
    en = "This is not possible right now."


class ArticleUnknownError(RuleError):
    """There is no article with this slug, or it is not public yet."""

    sv = "Den artikeln finns inte."
    en = "There is no such article."


class ArticleWithdrawnError(RuleError):
    """The article was public and is not any more."""

    sv = "Artikeln är tillbakadragen. Sök efter något nyare i kunskapsbanken."
    en = "The article has been withdrawn. Search the knowledge base for something newer."


class ArticleChangedMeanwhileError(RuleError):
    """Somebody else changed the article since it was read."""

    sv = "Någon annan har ändrat artikeln under tiden. Läs den igen och ändra på nytt."
    en = "Somebody else changed the article meanwhile. Read it again and change it anew."


class SlugTakenError(RuleError):
    """Another article has this address."""

    sv = "En annan artikel har redan den adressen. Välj en annan."
    en = "Another article has that address already. Choose another."


class NothingNewToPublishError(RuleError):
    """What is written is public already."""

    sv = "Det som är skrivet är redan publicerat."
    en = "What is written is published already."


class EnglishIncompleteError(RuleError):
    """Title, summary and text are in English, or none of them is."""

    sv = "Något av rubrik, ingress och text saknas på engelska. Skriv alla tre, eller ingen."
    en = "One of title, summary and text is missing in English. Write all three, or none."


class ArticleNotPublishedError(RuleError):
    """Only what is public can be withdrawn."""

    sv = "Artikeln är inte publicerad."
    en = "The article is not published."
