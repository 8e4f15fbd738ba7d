"""Sets one PDF and ends: the service runs this file as a program of its own (see `printing.py`).

It reads what is to be printed as JSON and writes the PDF. What it takes in memory is given back with its end, and has
a limit; a fault in it harms nobody else. It imports nothing of the service, so that it starts at once.
"""

import json
import os
import resource
import sys
from pathlib import Path

import typst
import zxingcpp

HERE = Path(__file__).parent
MOST_MEMORY = 2 * 1024**3  # bytes
BEHIND_OTHERS = 5  # what answers at once goes before
STANDARDS = ["a-2a", "ua-1"]
"""To be read by everybody, with or without eyes (PDF/UA-1), and to be kept (PDF/A-2a)."""


def main(template: str) -> None:
    """Print the data on standard input with this template to standard output."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    os.nice(BEHIND_OTHERS)
    data = json.load(sys.stdin.buffer)
    data["codes"] = [_code(text) for text in data["codes"]]
    sys.stdout.buffer.write(_set(template, json.dumps(data)))


def _set(template: str, data: str) -> bytes:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"])
    place = HERE / "templates"
    compiler = typst.Compiler(place / template, root=place, font_paths=fonts, sys_inputs={"data": data})
    return compiler.compile(format="pdf", pdf_standards=STANDARDS)  # type: ignore[return-value,arg-type]


def _code(text: str) -> str:
    """Return a QR code (ISO/IEC 18004) as SVG; the paper around it is its white margin."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    return str(code.to_svg(add_quiet_zones=False))


if __name__ == "__main__":
    main(sys.argv[1])
