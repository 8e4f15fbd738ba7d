"""What a browser is called in the list of one's own sessions, as far as it says so itself."""

_BROWSERS = {
    "Edg": "Edge",
    "OPR": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
_SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS X": "macOS",
    "Linux": "Linux",
}


def name_of(user_agent: str) -> str:
    """Return for instance "Firefox, Linux"; empty where nothing is recognised."""
    known = (next((name for word, name in kind.items() if word in user_agent), "") for kind in (_BROWSERS, _SYSTEMS))
    return ", ".join(filter(None, known))
