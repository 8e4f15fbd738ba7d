"""Pages from templates, in the reader's language and with the headers that keep a page safe."""

from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from chassis.problems import Language, language_of
from gateway import dates, visitor
from gateway.room import is_full
from gateway.sorting import by_name
from gateway.texts import Texts

COOKIE = "language"
LANGUAGES: dict[str | None, Language] = {"sv": "sv", "en": "en"}
SAFE_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
    "form-action 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
}
TEMPLATES = Environment(
    loader=PackageLoader("gateway", "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
TEMPLATES.tests["full"] = is_full
TEMPLATES.filters["by_name"] = by_name


def reader_language(request: Request) -> Language:
    """Return the language: chosen in the address, chosen before, or wished by the browser."""
    for chosen in (request.query_params.get("lang"), request.cookies.get(COOKIE)):
        if chosen in LANGUAGES:
            return LANGUAGES[chosen]
    return language_of(request.headers.get("accept-language"))


def page(request: Request, template: str, status: int = 200, **fields: Any) -> HTMLResponse:  # noqa: ANN401
    """Return a page."""
    language = reader_language(request)
    other = urlencode({**request.query_params, "lang": "en" if language == "sv" else "sv"})
    html = TEMPLATES.get_template(template).render(
        t=Texts(language),
        language=language,
        other=other,
        dates=dates,
        path=request.url.path,
        visitor=visitor.current(),
        contact_email=request.app.state.contact_email,
        **fields,
    )
    response = HTMLResponse(html, status, SAFE_HEADERS | {"Content-Language": language, "Vary": "Accept-Language"})
    if request.query_params.get("lang"):
        response.set_cookie(COOKIE, language, max_age=365 * 24 * 3600, httponly=True, samesite="lax")
    return response
