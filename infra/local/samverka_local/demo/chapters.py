"""The story, chapter by chapter.

People are invited and register, the day is held, consultations are booked, the news goes out.
"""

from .people import GROUPS, NO_SHOW, PLACES, READER, SUCCESSOR
from .world import Json, Person, World

HARRYDA, PARTILLE, LILLA_EDET = "1401", "1402", "1462"
CONSENT = {"consent": {"privacy_notice": True}}


def people_register(world: World) -> None:
    """The municipalities are asked; eight of them register, and the last two people stand in line."""
    world.stage.chapter("1. People register")
    conference = next(one for one in world.api.all("/conferences") if one["status"] == "announced")
    world.notes["conference"] = conference["id"]
    world.api.change(f"/conferences/{conference['id']}", {"capacity": PLACES})
    world.say(f"The staff move the conference to a room with {PLACES} places.")
    _ask(world)
    before = len(world.post.all())
    for group in GROUPS:
        _register(world, group)
    everybody = sum(len(group) for group in GROUPS)
    world.until(lambda: len(world.post.all()) >= before + everybody, f"{everybody} confirmations")
    world.say(f"{everybody} mails have gone out, each with a link of its own and, for a place, a calendar entry.")


def _ask(world: World) -> None:
    path = f"/conferences/{world.notes['conference']}/invitations"
    codes = [one["code"] for one in world.api.all("/municipalities")]
    asked = len(world.api.post(path, {"municipality_codes": codes})["sent"])
    world.until_facts(asked, "notification.message.sent.v1", template="conference-invitation")
    world.say(f"They invite the {asked} municipalities that have somebody to write to.")
    mine = {"Authorization": f"Link {world.post.to(f'samordnare.{LILLA_EDET}@')[-1].token('my-invitation')}"}
    said = {"message": "Vi har budgetmöte den dagen. Bjud gärna in oss nästa gång."}
    world.api.send("PUT", f"{path}/{LILLA_EDET}/declination", json=said, headers=mine).raise_for_status()
    world.until_facts(1, "registration.conference-invitation.declined.v1")
    world.say("Lilla Edet answers by the link in the mail that nobody comes. That is an answer, too.")


def _register(world: World, group: tuple[Person, ...]) -> None:
    body = {"attendees": [person.body() for person in group]} | CONSENT
    answer = world.api.post(f"/conferences/{world.notes['conference']}/attendees", body)
    for person, attendee in zip(group, answer["attendees"], strict=True):
        world.notes[person.name] = attendee["id"]
    waiting = [one["waitlist_position"] for one in answer["attendees"] if one["status"] == "waitlisted"]
    names = ", ".join(person.name for person in group)
    end = f"in line, at place {waiting[0]}" if waiting else "a place each" if len(group) > 1 else "a place"
    world.say(f"{group[0].municipality}: {names}, {end}.")


def the_line_moves(world: World) -> None:
    """One cancels, one declines, one sends somebody else: nobody's place stays empty."""
    world.stage.chapter("2. The line moves")
    _with_own_link(world, GROUPS[1][2], "cancellation")
    world.until_facts(PLACES + 1, "registration.attendee.confirmed.v1")
    world.say("Cim Dahl cannot come and cancels by the link in the mail. Jon Vik gets the place, and a mail.")
    _with_own_link(world, GROUPS[3][0], "declination")
    world.until_facts(PLACES + 2, "registration.attendee.confirmed.v1")
    world.say("Gun Ström declines. Kim Sten from Tjörn gets the place: the line is empty.")
    handed = _with_own_link(world, GROUPS[2][1], "delegation", SUCCESSOR.body())
    world.notes[SUCCESSOR.name] = handed["delegated_to"]
    world.post.await_to(SUCCESSOR.email, 1)
    world.say("Fatima Nur hands her place over to a colleague, Lo Nyman, who gets a mail and a link too.")


def _with_own_link(world: World, person: Person, deed: str, body: Json | None = None) -> Json:
    token = world.post.await_to(person.email, 1).token("my")
    return world.as_owner(f"/attendees/{world.notes[person.name]}/{deed}", token, body)


def the_day_is_held(world: World) -> None:
    """Those who come are checked in; the conference is held; the booking windows open."""
    world.stage.chapter("3. The day is held")
    path, karin = f"/conferences/{world.notes['conference']}", GROUPS[0][0].email
    coming = [one for one in world.api.all(f"{path}/attendees", status="confirmed") if one["name"] != NO_SHOW]
    for attendee in coming:
        world.api.post(f"/attendees/{attendee['id']}/check-in")
    world.notes["checked_in"] = len(coming)
    world.until_facts(len(coming), "registration.attendee.checked-in.v1")
    world.say(f"{len(coming)} people are checked in at the door. {NO_SHOW} is ill and does not come.")
    world.api.post(f"{path}/completion")
    world.post.await_to(karin, 2)
    world.say("Everybody who came is thanked by mail, and finds a certificate on a page of their own.")
    world.until_facts(2, "scheduling.booking-window.opened.v1")
    world.say("The conference has been held: the booking windows of both tracks open by themselves.")
    world.post.await_to(f"samordnare.{HARRYDA}@", 4)
    world.say("Each municipality that declared interest and was there hears by mail that it may book now.")


def harryda_books(world: World) -> None:
    """Härryda books and moves a consultation; Partille is told why not, and what to do."""
    world.stage.chapter("4. Härryda books, Partille is told why not")
    first, second = world.api.get("/slots", track="social-considerations", free="true", limit="2")["items"]
    booked = world.api.post("/consultations", _wish(HARRYDA, first["id"], GROUPS[0][0]))
    letter = world.post.await_to(GROUPS[0][0].email, 3)
    world.say(f"Karin Berg books a local consultation with {first['adviser']['name']}. Both have it in their calendar.")
    moved = f"/consultations/{booked['id']}/move"
    world.as_owner(moved, letter.token("consultation"), {"slot_id": second["id"]})
    world.post.await_to(GROUPS[0][0].email, 4)
    world.say("She moves it to another time by her own link. The calendar entry moves with it.")
    _partille(world)


def _partille(world: World) -> None:
    boss = GROUPS[5][0]
    slot = world.api.get("/slots", track="iop", free="true", limit="1")["items"][0]
    refused = world.api.send("POST", "/consultations", json=_wish(PARTILLE, slot["id"], boss))
    world.notes["refused"] = refused.json()
    world.say(f"Partille tries to book as well, and is told: “{refused.json().get('detail')}”")
    contact = {"name": boss.name, "email": boss.email}
    interest = {"municipality_code": PARTILLE, "tracks": ["iop"], "contact": contact}
    world.api.post("/interests", interest)
    world.until_facts(1, "scheduling.eligibility.granted.v1", municipality_code=PARTILLE)
    world.post.await_to(boss.email, 4)
    world.say("It takes two minutes to declare interest. Partille has been at the conference, so it may book at once.")
    world.api.post("/consultations", _wish(PARTILLE, slot["id"], boss))
    world.post.await_to(boss.email, 5)
    world.say(f"{boss.name} books {slot['adviser']['name']}, to talk about partnership with the non-profit sector.")


def _wish(code: str, slot_id: str, person: Person) -> Json:
    return {
        "slot_id": slot_id,
        "municipality_code": code,
        "contact": {"name": person.name, "email": person.email},
        "topic": "Social hänsyn i vår nästa upphandling",
        "mode": "online",
    }


def the_news_goes_out(world: World) -> None:
    """Somebody follows the knowledge; an article is published; they have had enough, with one click."""
    world.stage.chapter("5. The news goes out")
    world.api.post("/subscriptions", {"email": READER, "language": "sv", "tracks": []})
    token = world.post.await_to(READER, 1).token("subscriptions")
    world.api.post("/subscriptions/confirmation", {"token": token})
    world.until_facts(1, "notification.subscriber.confirmed.v1")
    world.say("A reader subscribes, and confirms by mail that it was really them.")
    article = world.api.post("/articles", ARTICLE)
    world.notes["article"] = world.api.post(f"/articles/{article['slug']}/publication")
    letter = world.post.await_to(READER, 2)
    world.say(f"The staff publish “{ARTICLE['title']['sv']}”. It is in the feeds, in the search and in the mail.")
    away = letter.headers["List-Unsubscribe"].strip("<>")
    world.notes["unsubscribed"] = world.api.send(
        "POST", away, data={"List-Unsubscribe": "One-Click"}, headers={"Authorization": ""}
    ).status_code
    world.until_facts(1, "notification.subscriber.unsubscribed.v1")
    world.say("One click in the mail program, and the reader hears no more.")


ARTICLE: Json = {
    "title": {
        "sv": "Efter konferensen: så bokar du konsultation",
        "en": "After the conference: how to book a consultation",
    },
    "summary": {
        "sv": "Dagen är över, arbetet börjar. Varje kommun kan nu boka tid med en rådgivare.",
        "en": "The day is over, the work begins. Each municipality can now book time with an adviser.",
    },
    "body": {
        "sv": "## Så gör du\n\nVälj kommun och spår, välj en tid, skriv vad ni vill prata om. Det tar två minuter.",
        "en": "## How to\n\nChoose municipality, track and time, and say what to talk about. It takes two minutes.",
    },
    "tracks": ["social-considerations", "iop"],
}

CHAPTERS = (people_register, the_line_moves, the_day_is_held, harryda_books, the_news_goes_out)
