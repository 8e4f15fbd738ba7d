"""The body of a mail (MIME, RFC 2045 and 2046), as bytes.

Written here and not by `email.message`, which takes four times as long and whose long-header policy would also make
body lines longer than the 76 characters that RFC 2045 allows. What strangers wrote goes into encoded bodies only.
"""

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass

from notification.mail.words import Words

_EOL = b"\r\n"


@dataclass(frozen=True, slots=True)
class Entry:
    """A calendar entry to go with the mail: what it does, the file, and the file's name."""

    method: str
    ics: bytes
    file_name: str


def body(words: Words, entry: Entry | None, boundary: str) -> bytes:
    """Return the content headers and the body; no line of an encoded part can be the boundary, for it begins `=_`.

    The calendar goes as an alternative part, which is what mail programs turn into an entry, and once more as an
    attached file for those that only look there; so do the large calendars send it.
    """
    forms = [_text("plain", words.text), _text("html", words.html)]
    if entry is None:
        return b"MIME-Version: 1.0\r\n" + _multipart("alternative", forms, f"=_a{boundary}")
    alternatives = _multipart("alternative", [*forms, _calendar(entry)], f"=_a{boundary}")
    return b"MIME-Version: 1.0\r\n" + _multipart("mixed", [alternatives, _file(entry)], f"=_m{boundary}")


def _multipart(kind: str, parts: Sequence[bytes], boundary: str) -> bytes:
    line = f"--{boundary}".encode()
    head = f'Content-Type: multipart/{kind}; boundary="{boundary}"\r\n\r\n'.encode()
    return head + b"".join(line + _EOL + part + _EOL for part in parts) + line + b"--\r\n"


def _text(kind: str, text: str) -> bytes:
    head = f"Content-Type: text/{kind}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    lines = _EOL.join(text.encode().splitlines()) + _EOL
    return head.encode() + binascii.b2a_qp(lines)


def _calendar(entry: Entry) -> bytes:
    return _base64(f"Content-Type: text/calendar; method={entry.method}; charset=utf-8", entry.ics)


def _file(entry: Entry) -> bytes:
    head = "Content-Type: application/ics\r\n" + f'Content-Disposition: attachment; filename="{entry.file_name}"'
    return _base64(head, entry.ics)


def _base64(head: str, content: bytes) -> bytes:
    encoded = base64.encodebytes(content).replace(b"\n", _EOL)
    return f"{head}\r\nContent-Transfer-Encoding: base64\r\n\r\n".encode() + encoded
