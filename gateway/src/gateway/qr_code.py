"""QR codes (ISO/IEC 18004) as pictures that any camera reads, in the dark scheme too: black on white."""

import io

import segno


def code_of(text: str) -> bytes:
    """Return the code of a text as SVG, with the white margin that readers need."""
    written = io.BytesIO()
    segno.make_qr(text, error="m").save(written, kind="svg", border=4, light="white", omitsize=True, xmldecl=False)
    return written.getvalue()
