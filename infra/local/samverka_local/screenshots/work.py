"""The pages of work, each as somebody who is signed in sees it."""

from playwright.sync_api import Page

from samverka_local.demo.world import World

from .camera import Scene
from .scenes import KARIN, send, send_halves
from .signed_in import Browsers

HARRYDA, PARTILLE, LILLA_EDET = "1401", "1402", "1462"
_HEADS = "Namn;E-postadress;Organisation;Kommun;Område;Roll;Skostorlek\n"
_NEW = "Åsa Öberg;asa.oberg@harryda.example;Härryda kommun;Härryda;Upphandling;Medarbetare;38\n"
_LONG = "Ann-Charlotte Samordningsförbundsdotter;ann-charlotte.samordningsforbundsdotter@harryda.example;Härryda;"
GOOD_ROWS = _HEADS + _NEW + _LONG + "Härryda;Näringsliv;Chef;\n" + _NEW
WRONG_ROWS = (
    GOOD_ROWS + "Bo Ek;bo(at)harryda;Härryda kommun;Boden;Kultur;;\n;cia@harryda.example;Härryda;;Upphandling;Chef;\n"
)


def before_the_day(world: World, browsers: Browsers) -> list[Scene]:
    """Staff, while people register."""
    there = f"/conferences/{world.api.all('/conferences')[0]['id']}"
    attendees = f"{there}/attendees"
    conference, somebody = f"/start{attendees}", world.api.all(attendees)[0]["id"]
    staff = browsers.staff()
    return [
        Scene("work-staff", "/start", session=staff),
        Scene("work-attendees", conference, session=staff),
        Scene("work-attendees-nobody", f"{conference}?q=Ingen", session=staff),
        Scene("work-attendee", f"/start/attendees/{somebody}", session=staff),
        Scene("work-attendee-cancel", f"/start/attendees/{somebody}/cancel", session=staff),
        Scene("work-attendee-delegate-errors", f"/start/attendees/{somebody}/delegate", send, session=staff),
        *_importing(conference.removesuffix("/attendees") + "/import", staff),
        Scene("work-new-link", f"/start/attendees/{somebody}/new-link", session=staff),
        Scene("work-new-link-sent", f"/start/attendees/{somebody}/new-link?done=yes", session=staff),
        Scene("work-coordinator-people", "/start", session=_coordinator(browsers)),
        Scene("work-invitations", f"/start{there}/invitations", session=staff),
        Scene("work-invitations-confirm", f"/start{there}/invite", session=staff),
        Scene("work-invitation", f"/start{there}/invitations/{LILLA_EDET}", session=staff),
        Scene("work-statistics", "/start/statistics", session=staff),
        Scene("work-municipalities", "/start/municipalities", session=staff),
        Scene("work-booking", "/start/booking", session=staff),
        Scene("work-booking-errors", "/start/booking", send, session=staff),
        Scene("work-mails", "/start/mails", session=staff),
        Scene("work-erasures", "/start/erasures", session=staff),
        Scene("work-erasures-errors", "/start/erasures", send, session=staff),
        Scene("erasure", f"/erasures/{_erased(world)}"),
        Scene("work-erasures-ask", "/start/erasures", _say_whom, session=staff),
        *_keeping(staff),
        *_letting_in(staff),
    ]


def _importing(path: str, session: str) -> list[Scene]:
    """A file of people; none of these scenes registers anybody."""
    return [
        Scene("work-import", path, session=session),
        Scene("work-import-errors", path, send, session=session),
        Scene("work-import-unreadable", path, lambda page: bring(page, "\0"), session=session),
        Scene("work-import-wrong-rows", path, lambda page: bring(page, WRONG_ROWS), session=session),
        Scene("work-import-preview", path, lambda page: bring(page, GOOD_ROWS), session=session),
        Scene("work-import-no-consent", path, _bring_and_forget_consent, session=session),
    ]


def bring(page: Page, text: str) -> None:
    """Bring a file of people."""
    page.locator("#file").set_input_files({"name": "lista.csv", "mimeType": "text/csv", "buffer": text.encode()})
    send(page)


def _bring_and_forget_consent(page: Page) -> None:
    bring(page, GOOD_ROWS)
    send(page)


def _keeping(staff: str) -> list[Scene]:
    """How long personal data is kept, and what people are told of it."""
    return [
        Scene("work-retention", "/start/retention", session=staff),
        Scene("work-retention-rule", "/start/retention/needs?period_days=30", session=staff),
        Scene("work-retention-errors", "/start/retention/needs", _decide_half, session=staff),
        Scene("work-retention-ask", "/start/retention/attendees", _decide_whole, session=staff),
        Scene("work-privacy", "/start/privacy", session=staff),
        Scene("work-privacy-errors", "/start/privacy", _empty_the_english, session=staff),
        Scene("work-privacy-ask", "/start/privacy", send, session=staff),
    ]


def _empty_the_english(page: Page) -> None:
    page.locator("#en").fill("")
    send(page)


def _decide_half(page: Page) -> None:
    page.locator("#decision").fill("KS 2016/0007")
    send(page)


def _decide_whole(page: Page) -> None:
    page.locator("#period_days").fill("365")
    _decide_half(page)


def _letting_in(staff: str) -> list[Scene]:
    """Coming in, one's own account, and who else may."""
    return [
        Scene("sign-in", "/sign-in"),
        Scene("sign-in-errors", "/sign-in", send),
        Scene("sign-in-sent", "/sign-in", _ask_for_a_link),
        Scene("sign-in-refused", "/sign-in/link/none"),
        Scene("account", "/account", session=staff),
        Scene("people", "/people", session=staff),
        Scene("people-new-errors", "/people/new", send, session=staff),
        Scene("people-one", "/people", _open_the_first, session=staff),
        Scene("keys-errors", "/keys", send, session=staff),
        Scene("audit", "/audit", session=staff),
        Scene("api", "/api"),
    ]


def _ask_for_a_link(page: Page) -> None:
    page.locator("#email").fill("nobody@molndal.example")
    send(page)


def _erased(world: World) -> str:
    """The receipt of an erasure of somebody of whom nothing was known."""
    asked = {"email": "nobody.ever@molndal.example", "decision": "KS 2015/0412"}
    return str(world.api.post("/people/erasure", asked)["id"])


def _say_whom(page: Page) -> None:
    page.locator("#email").fill(KARIN.email)
    page.locator("#decision").fill("KS 2015/0412")
    send(page)


def _open_the_first(page: Page) -> None:
    with page.expect_navigation():
        page.locator("main tbody a").first.click()


def after_the_day(world: World, browsers: Browsers) -> list[Scene]:
    """Those who have consultations, and those who write."""
    return [*_advising(world, browsers), *_coordinating(world, browsers), *_writing(world, browsers)]


def _advising(world: World, browsers: Browsers) -> list[Scene]:
    booked = world.api.all("/consultations", status="booked")[0]
    adviser = {"roles": ["adviser"], "adviser": booked["adviser"]["id"]}
    session = browsers.of("ada@region.example", booked["adviser"]["name"], **adviser)
    path = f"/start/consultations/{booked['id']}"
    return [
        Scene("work-adviser", "/start", session=session),
        Scene("work-consultation", path, session=session),
        Scene("work-consultation-move-errors", f"{path}/move", send, session=session),
        Scene("work-consultation-cancel", f"{path}/cancel", session=session),
        Scene("work-times", "/start/times", session=session),
        Scene("work-times-new", "/start/times/new", session=session),
        Scene("work-times-errors", "/start/times/new", send, session=session),
    ]


def _coordinator(browsers: Browsers) -> str:
    places = {"roles": ["coordinator"], "municipalities": [HARRYDA, PARTILLE, "1480"]}
    return browsers.of("karin@region.example", "Karin Berg", **places)


def _coordinating(world: World, browsers: Browsers) -> list[Scene]:
    session, booked = _coordinator(browsers), world.api.all("/consultations", status="booked")[0]["id"]
    return [
        Scene("work-coordinator", "/start", session=session),
        Scene("work-coordinator-consultation", f"/start/consultations/{booked}", session=session),
        Scene("work-interest-withdraw", f"/start/interests/interest-{HARRYDA}/withdraw", session=session),
        Scene("work-not-for-you", "/start/booking", session=session),
    ]


def _writing(world: World, browsers: Browsers) -> list[Scene]:
    session = browsers.of("rut@region.example", "Rut Red", roles=["editor", "operator"])
    path = f"/start/articles/{world.api.all('/articles')[0]['slug']}"
    return [
        Scene("work-editor-operator", "/start", session=session),
        Scene("work-articles", "/start/articles", session=session),
        Scene("work-article", path, session=session),
        Scene("work-article-change", f"{path}/edit", session=session),
        Scene("work-article-withdraw", f"{path}/withdrawal", session=session),
        Scene("work-article-errors", "/start/articles/new", send_halves, session=session),
    ]
