"""Whatever an editor writes, what readers get is safe, and has anchors to point at."""

import pytest

from content.rendering.markdown import html_of, plain

DANGEROUS = (
    "<script",
    "onclick",
    "onerror",
    "javascript:",
    "data:",
    "<img",
    "<iframe",
    "<style",
    "<svg",
    "<form",
    "evil",
)


@pytest.mark.parametrize(
    "written",
    [
        "<script>alert(1)</script>",
        "<ScRiPt src=//evil.example/x.js></ScRiPt>",
        '<p onclick="alert(1)">text</p>',
        '<a href="javascript:alert(1)">x</a>',
        "[x](javascript:alert(1))",
        "[x](&#x6A;avascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "![x](https://evil.example/pixel.gif)",
        '<img src=x onerror="alert(1)">',
        '<iframe src="https://evil.example"></iframe>',
        "<style>body { display: none }</style>",
        '<svg><a xlink:href="javascript:alert(1)">x</a></svg>',
        '<form action="https://evil.example"><input name="q"></form>',
    ],
)
def test_nothing_dangerous_comes_through(written: str) -> None:
    html = html_of(f"Före\n\n{written}\n\nEfter").lower()
    assert "före" in html
    assert "efter" in html
    assert [word for word in DANGEROUS if word in html] == []


def test_links_stay_and_tell_the_next_page_nothing() -> None:
    html = html_of("[ett](https://a.example/?x=1&y=2) [två](/articles/iop) [tre](mailto:a@b.example)")
    assert '<a href="https://a.example/?x=1&amp;y=2" rel="noopener noreferrer">ett</a>' in html
    assert '<a href="/articles/iop" rel="noopener noreferrer">två</a>' in html
    assert 'href="mailto:a@b.example"' in html


def test_links_within_the_site_are_whole_where_the_text_is_read_elsewhere() -> None:
    assert 'href="https://p.example/articles/iop"' in html_of("[x](/articles/iop)", "https://p.example")


def test_headings_have_anchors_and_begin_below_the_title() -> None:
    html = html_of("# Vad är IOP?\n\n## När?\n\n## När?\n\n## !!!")
    assert html.splitlines() == [
        '<h2 id="h-vad-ar-iop">Vad är IOP?</h2>',
        '<h3 id="h-nar">När?</h3>',
        '<h3 id="h-nar-2">När?</h3>',
        '<h3 id="h-del">!!!</h3>',
    ]


def test_text_that_begins_at_the_second_level_keeps_it() -> None:
    assert html_of("## När?") == '<h2 id="h-nar">När?</h2>\n'


def test_anchor_never_meets_an_id_of_the_page() -> None:
    assert 'id="main"' not in html_of('<h2 id="main">x</h2>\n\n## main')


def test_tables_are_shown() -> None:
    assert "<th>a</th>" in html_of("| a | b |\n|---|---|\n| 1 | 2 |")


def test_what_no_feed_could_hold_is_left_out() -> None:
    assert html_of("a&#12;b").strip() == "<p>ab</p>"


def test_words_for_the_search_have_no_marks_and_no_addresses() -> None:
    assert plain("## Vad är *IOP*?\n\nEtt [avtal](https://a.example)\nmed <b>någon</b>.\n\n- ett\n- `två`") == (
        "Vad är IOP?\nEtt avtal med någon.\nett\ntvå"
    )
