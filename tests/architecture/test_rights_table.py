"""The page of rights says what the services say."""

import runpy
from pathlib import Path

WRITER = Path(__file__).with_name("rights_table.py")


def test_page_of_rights_is_up_to_date() -> None:
    writer = runpy.run_path(str(WRITER))
    fresh = writer["PAGE"].read_text(encoding="utf-8") == writer["page"]()
    assert fresh, "run: python tests/architecture/rights_table.py"
