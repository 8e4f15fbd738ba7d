"""The settings' table in the documents says what the parts read."""

import runpy
from pathlib import Path

WRITER = Path(__file__).with_name("settings_table.py")


def test_settings_page_is_up_to_date() -> None:
    writer = runpy.run_path(str(WRITER))
    page: str = writer["page"]()
    assert writer["PAGE"].read_text(encoding="utf-8") == page, "run: python tests/architecture/settings_table.py"


def test_settings_page_explains_every_setting() -> None:
    rows = [line.split("|") for line in runpy.run_path(str(WRITER))["page"]().splitlines() if line.startswith("| `")]
    assert len(rows) > 10
    assert [row[1].strip() for row in rows if len(row[-2].strip()) < 5] == []
