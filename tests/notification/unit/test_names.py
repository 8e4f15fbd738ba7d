"""What strangers wrote becomes one visible line."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from notification.mail.names import LONGEST_LINE, header_name, one_line


@given(st.text(max_size=500))
def test_line_holds_no_control_no_line_end_and_is_not_too_long(text: str) -> None:
    line = one_line(text)
    assert len(line) <= LONGEST_LINE
    assert not any(unicodedata.category(one).startswith("C") for one in line)
    assert "  " not in line


def test_name_keeps_its_letters_and_loses_what_quotes_or_ends_it() -> None:
    assert header_name('Åsa "Ö" Lind;\r\nBcc: x\x00') == "Åsa Ö Lind Bcc: x"
