"""What is printed: each word arrives on paper, finds room on it, and is nothing but words."""

import io
import random
import subprocess
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pypdf
import pypdfium2
import pytest
import zxingcpp

from registration.domain.attendee import Attendee
from registration.domain.errors import TooSlowToPrintError
from registration.domain.plan import Place, Session
from registration.domain.texts import Language, Text
from registration.rendering import printing
from registration.rendering.attendance import attendance
from registration.rendering.badges import badges
from registration.rendering.glyphs import FONTS, LACKING, _shapes, writable
from registration.rendering.printing import PRESS, PressError, Printer
from tests.registration.plans import conference, person, plan

DAY = datetime(2015, 9, 29, 7, tzinfo=UTC)
MORNING = Session(
    "s1", Text("Upphandling i praktiken", "Procurement in practice"), DAY, DAY.replace(hour=9), room="Sal 3"
)
HELD_IN = conference(
    plan=plan(title=Text("Social hänsyn", "Social considerations"), starts_at=DAY, ends_at=DAY.replace(hour=14))
)
HELD_IN = replace(HELD_IN, plan=replace(HELD_IN.plan, place=Place("Lindholmen", "Göteborg"), sessions=(MORNING,)))
ENOUGH_WORDS = " ".join(["Maria-Teresa"] * 16)[:200]
NAMES = (
    *("A", "Örjan Åkerlund", "Åsa-Karin Zettergren von Hofsten", "Αλέξανδρος Παπαδόπουλος"),
    *("Олександр Шевченко", "王小明", "ሰላም ተስፋይ", "W" * 200, ENOUGH_WORDS),
)
HOSTILE = (
    '#import "/etc/passwd": *',
    "#panic() *bold* _it_ $x^2$ \\ @cite <label> `raw` = Heading",
    '<script>alert("x")</script> & {{ 7 * 7 }} {% raw %}',
    "(/Title) Tj ET endstream %PDF-1.7",
)


def attendees(*names: str, came: datetime | None = None) -> list[Attendee]:
    return [
        Attendee(f"{number:032x}", 1, "c", None, "confirmed", person(name), DAY, checked_in_at=came)
        for number, name in enumerate(names)
    ]


def door(attendee: Attendee) -> str:
    return f"https://samverka.example.org/start/attendees/{attendee.id}"


async def print_badges(people: Sequence[Attendee], language: Language = "sv") -> bytes:
    codes = [door(one) for one in people]
    return await Printer().print("badges.typ", badges(HELD_IN, people, language), codes)


async def print_list(people: Sequence[Attendee], session: Session | None = None, language: Language = "sv") -> bytes:
    return await Printer().print("attendance.typ", attendance(HELD_IN, session, people, language))


def pages(pdf: bytes) -> list[str]:
    """What stands on each page; how lines were broken does not matter."""
    return [
        " ".join(page.extract_text().replace("\u200b", "").split()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages
    ]


def letters(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())


def darkest(rows: Iterable[bytes]) -> int:
    return min(map(min, rows))


def picture(pdf: bytes, page: int = 0) -> list[bytes]:
    """The page in shades of grey, row by row."""
    seen = pypdfium2.PdfDocument(pdf)[page].render(scale=3, grayscale=True)
    shades = bytes(seen.buffer)
    return [shades[row * seen.stride :][: seen.width] for row in range(seen.height)]


def codes_in(rows: list[bytes]) -> list[str]:
    seen = memoryview(b"".join(rows)).cast("B", (len(rows), len(rows[0])))
    return [one.text for one in zxingcpp.read_barcodes(seen)]


@pytest.mark.parametrize("printed", [print_badges, print_list])
async def test_names_of_all_lengths_and_scripts_arrive_whole(printed: Any) -> None:
    found = letters("".join(pages(await printed(attendees(*NAMES)))))
    assert [name for name in NAMES if letters(name) not in found] == []


@pytest.mark.parametrize("printed", [print_badges, print_list])
async def test_what_looks_like_markup_is_words(printed: Any) -> None:
    found = letters("".join(pages(await printed(attendees(*HOSTILE)))))
    assert [name for name in HOSTILE if letters(name) not in found] == []


async def test_arabic_is_set_with_joined_letters_and_emoji_as_a_picture() -> None:
    (page,) = pages(await print_badges(attendees("محمد علي", "😀 Kim")))
    assert set("محمدعلي") <= set(page)
    assert "😀" in page


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("Anna\x00\x1f\x7f Ek", "Anna Ek"),
        ("Anna\u202e Ek\u2066", "Anna Ek"),
        ("Anna\n\tEk\u2028", "Anna Ek"),
        ("A\u030asa", "\u00c5sa"),
        ("\ue000\U0010ffff\u0378", LACKING * 3),
        ("\ud800", LACKING),
        ("김민준 Kim", LACKING * 3 + " Kim"),
        ("👩\u200d👧", "👩\u200d👧"),
    ],
)
def test_invisible_is_left_out_and_what_has_no_shape_leaves_a_trace(written: str, seen: str) -> None:
    assert writable(written) == seen


async def test_list_says_what_the_sign_for_a_missing_letter_means() -> None:
    assert "tecken som våra typsnitt saknar" in pages(await print_list(attendees("\ue000 Ek")))[0]
    assert "tecken som våra typsnitt saknar" not in pages(await print_list(attendees("Anna Ek")))[0]


async def test_whatever_has_a_shape_can_be_printed_beside_anything_else() -> None:
    dice, shapes = random.Random(29), sorted(map(chr, _shapes()))
    names = ["".join(dice.choices([*shapes, "\u0301", "\u200d", "a", " "], k=dice.randint(1, 40))) for _ in range(300)]
    assert len(pages(await print_list(attendees(*names)))) > 5


@pytest.mark.parametrize("name", [*NAMES, "Nguyễn Thị Hương", "김민준", "محمد علي"])
async def test_nothing_is_set_beyond_its_own_badge(name: str) -> None:
    people = attendees(name)
    people = [replace(people[0], person=replace(people[0].person, organisation=name))]
    rows = picture(await print_badges(people))
    millimetres = len(rows) / 297
    left, top, right, bottom = (round(edge * millimetres) for edge in (15 + 4, 11 + 4, 15 + 90 - 4, 11 + 55 - 4))
    assert darkest(row[left:right] for row in rows[top:bottom]) < 64
    beside = [row[:left] + row[right:] for row in rows[top:bottom]]
    assert darkest([*rows[:top], *rows[bottom:], *beside]) > 128


async def test_badge_holds_who_from_where_to_what_and_the_code_that_the_door_reads() -> None:
    people = attendees("Anna Ek", *("Bo Berg",) * 10)
    people[0] = replace(people[0], person=replace(people[0].person, organisation="Verkstan", municipality_code="1407"))
    pdf = await print_badges(people)
    first, second = pages(pdf)
    for said in ("Anna Ek", "Verkstan", "Öckerö", "Upphandling", "Social hänsyn", "29 september 2015"):
        assert said in first
    assert (first.count("Bo Berg"), second.count("Bo Berg")) == (9, 1)
    codes = [one for page in range(2) for one in codes_in(picture(pdf, page))]
    assert sorted(codes) == sorted(door(one) for one in people)


async def test_municipality_is_not_said_twice() -> None:
    (page,) = pages(await print_badges(attendees("Anna Ek")))
    assert (page.count("Mölndals stad"), page.count("Mölndal")) == (1, 1)


async def test_list_has_its_head_on_every_page_and_says_which_of_how_many_it_is() -> None:
    found = pages(await print_list(attendees(*("Anna Ek",) * 60)))
    assert len(found) > 1
    for number, page in enumerate(found, 1):
        assert f"sida {number} av {len(found)}" in page
        assert "Här Namn Organisation Underskrift" in page
    assert "tisdag 29 september 2015 kl. 9.00–16.00" in found[0]
    assert ("Lindholmen, Göteborg" in found[0], "60 personer" in found[0]) == (True, True)


async def test_list_says_when_somebody_came_who_is_there_already() -> None:
    assert "8.42" in pages(await print_list(attendees("Anna Ek", came=DAY.replace(hour=6, minute=42))))[0]


async def test_list_of_a_session_says_so() -> None:
    (page,) = pages(await print_list(attendees("Anna Ek"), MORNING, "en"))
    for said in ("Attendance list", "Procurement in practice, 9:00–11:00, Sal 3", "Social considerations", "1 person"):
        assert said in page


@pytest.mark.parametrize("printed", [print_badges, print_list])
async def test_nobody_is_said_to_be_nobody(printed: Any) -> None:
    assert "Ingen har plats än." in pages(await printed([]))[0]


@pytest.mark.parametrize(("printed", "number"), [(print_badges, 11), (print_list, 2000)])
async def test_file_can_be_read_by_everybody_and_kept(printed: Any, number: int) -> None:
    read: Any = pypdf.PdfReader(io.BytesIO(await printed(attendees(*("Åsa Öberg",) * number))))
    catalog = read.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/Lang"] == "sv"
    described = read.xmp_metadata.stream.get_data().decode()
    assert ("pdfuaid:part" in described, "pdfaid:part" in described) == (True, True)
    fonts = [font.get_object() for page in read.pages for font in page["/Resources"]["/Font"].values()]
    assert all("/FontFile" in str(font["/DescendantFonts"][0].get_object()["/FontDescriptor"]) for font in fonts)


async def test_press_that_fails_says_of_what_kind_and_nothing_of_whom(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "writable", str)  # a letter without a shape gets to the press, which quotes it
    with pytest.raises(PressError) as refused:
        await print_list(attendees("\ue000"))
    assert "TypstError" in str(refused.value)
    assert "e000" not in str(refused.value)


async def test_what_takes_too_long_is_given_up_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "LONGEST", 0.001)
    with pytest.raises(TooSlowToPrintError):
        await print_list(attendees("Anna Ek"))


def test_typefaces_come_with_their_licences() -> None:
    said = (FONTS / "LICENSE").read_text("utf-8") + (FONTS / "LICENSE-APACHE").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in said
    assert "droid-fallback.ttf" in said


def test_press_needs_nothing_but_its_own_file_and_packages() -> None:
    run = subprocess.run([sys.executable, "-I", "-X", "importtime", PRESS], capture_output=True, check=False)
    assert b"| typst" in run.stderr
    assert b"| registration" not in run.stderr
