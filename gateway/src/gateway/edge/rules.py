"""Which limit counts for a request, and how much is allowed.

The numbers leave room for a whole town hall behind one address: 3,000 pages a minute to read, twenty steps of a form a
minute, sixty subscriptions an hour. `SAMVERKA_LIMITS` changes them by name.
"""

import re
from collections.abc import Mapping

from limits import RateLimitItem, parse

SAFE = {"GET", "HEAD", "OPTIONS"}
UNCOUNTED = ("/static/", "/health/", "/metrics", "/.well-known/")
USUAL = {
    "read": "3000/minute",  # by address, in each instance
    "write": "600/minute",  # by address: whatever changes something and is not named below
    "form": "1200/hour",  # by address: registering and booking, each step of a form
    "subscribe": "60/hour",  # by address: subscribing, declaring and changing interest, which send mails
    "sign-in": "60/hour",  # by address: asking for a link, or trying one
    "mail": "5/hour",  # by e-mail address: links and confirmations to one mailbox
    "identity-read": "6000/minute",  # by account or key, in each instance
    "identity-write": "1200/minute",  # by account or key
}
HERE = {"read", "identity-read"}  # counted in each instance; the others are shared
STRICT = (
    (re.compile(r"/sign-in(/.*)?"), "sign-in"),
    (re.compile(r"(/api/v1)?/(subscribe|subscriptions|interest|interests)"), "subscribe"),
    (re.compile(r"/api/v1/(organisation-interests|interests/[^/]+)|/my-interest/[^/]+/change"), "subscribe"),
    (re.compile(r"/conferences/[^/]+/register|/api/v1/conferences/[^/]+/attendees"), "form"),
    (re.compile(r"/consultations/book|/api/v1/consultations"), "form"),
)


def rule_of(method: str, path: str) -> str:
    """Return the name of the limit that counts for a request; empty where none does."""
    if method in SAFE:
        return "" if path.startswith(UNCOUNTED) else "read"
    return next((name for pattern, name in STRICT if pattern.fullmatch(path)), "write")


def rules_with(changed: str) -> Mapping[str, RateLimitItem]:
    """Return the usual limits with some changed: `read=100/second, sign-in=10/hour`. Raises ValueError."""
    wished = dict(_pair(one) for one in changed.split(",") if one.strip())
    if unknown := wished.keys() - USUAL.keys():
        raise ValueError(f"no such limit: {', '.join(sorted(unknown))}; there are {', '.join(USUAL)}")
    return {name: parse(text) for name, text in (USUAL | wished).items()}


def _pair(text: str) -> tuple[str, str]:
    name, _, limit = text.partition("=")
    return name.strip(), limit.strip()
