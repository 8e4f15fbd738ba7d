"""What the pages of the knowledge base say, in Swedish and in English."""

ARTICLE_TEXTS: dict[str, tuple[str, str]] = {
    "menu": ("Meny", "Menu"),
    "knowledge": ("Kunskap", "Knowledge"),
    "knowledge_title": ("Kunskap att använda", "Knowledge to use"),
    "knowledge_lead": (
        "Korta guider om social hänsyn i upphandling och om partnerskap med ideella organisationer.",
        "Short guides to social considerations in procurement and to partnerships with non-profit organisations.",
    ),
    "knowledge_all": ("Alla", "All"),
    "knowledge_more": ("All kunskap", "All knowledge"),
    "knowledge_latest": ("Nytt att läsa", "New to read"),
    "knowledge_next": ("Visa äldre", "Show older"),
    "knowledge_none": ("Här finns inget att läsa än.", "There is nothing to read here yet."),
    "knowledge_none_track": (
        "Här finns inget att läsa än. Titta under det andra spåret, eller välj alla.",
        "There is nothing to read here yet. Look under the other track, or choose all.",
    ),
    "about_track": ("Spår", "Track"),
    "updated": ("Uppdaterad {day}", "Updated {day}"),
    "updated_last": ("Senast uppdaterad {day}", "Last updated {day}"),
    "only_swedish": ("Texten finns bara på svenska.", "This text is in Swedish only."),
    "in_other": ("på engelska", "in Swedish"),
    "sources": ("Källor", "Sources"),
    "article_gone_title": ("Artikeln är tillbakadragen", "This article has been withdrawn"),
    "article_gone": (
        "Den gäller inte längre. Sök efter något nyare, eller läs det som finns nu.",
        "It no longer holds. Search for something newer, or read what there is now.",
    ),
    "search": ("Sök", "Search"),
    "search_title": ("Sök i kunskapen", "Search the knowledge"),
    "search_label": ("Vad letar du efter?", "What are you looking for?"),
    "search_hint": ("Till exempel praktik eller partnerskap.", "For example employment or partnership."),
    "search_none": ("Inget hittat för ”{words}”", "Nothing found for “{words}”"),
    "search_none_text": (
        "Prova ett kortare ord, eller ett annat ord för samma sak. Du kan också bläddra bland all kunskap.",
        "Try a shorter word, or another word for the same thing. You can also browse all knowledge.",
    ),
    "search_one": ("En artikel om ”{words}”", "One article on “{words}”"),
    "search_many": ("{n} artiklar om ”{words}”", "{n} articles on “{words}”"),
    "search_other": (
        "Inget hittat på svenska för ”{words}”, men detta på engelska:",
        "Nothing found in English for “{words}”, but this in Swedish:",
    ),
    "search_too_long": (
        "Det blev för långt. Skriv några få ord.",
        "That was too long. Write a few words.",
    ),
    "follow": ("Följ kunskapen", "Follow the knowledge"),
    "follow_text": (
        "Eller lägg till ett flöde i din läsare:",
        "Or add a feed to your reader:",
    ),
    "feed_title": ("Kunskap", "Knowledge"),
}
