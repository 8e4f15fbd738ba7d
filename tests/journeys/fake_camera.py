"""A browser whose camera sees a picture: the code on somebody's own page, held before it."""

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.journeys.conftest import ARGUMENTS, CHROMIUM

WIDTH, HEIGHT = 640, 480
GREY = 128
FRAMES = 5
SEEN = """async ([address, width, height]) => {
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  const canvas = new OffscreenCanvas(width, height), pen = canvas.getContext('2d');
  pen.fillStyle = '#888';
  pen.fillRect(0, 0, width, height);
  pen.translate(width / 2, height / 2);
  pen.rotate(0.2);
  pen.drawImage(picture, -150, -150, 300, 300);
  const pixels = pen.getImageData(0, 0, width, height).data;
  return btoa(Array.from({length: width * height}, (_, place) => String.fromCharCode(pixels[4 * place])).join(''));
}"""


def film(page: Page, code: str, file: Path) -> None:
    """Film the code at this address, held a little askew (YUV4MPEG2)."""
    seen = base64.b64decode(page.evaluate(SEEN, [code, WIDTH, HEIGHT]))
    frame = b"FRAME\n" + seen + bytes([GREY]) * (WIDTH * HEIGHT // 2)
    file.write_bytes(f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F10:1 Ip A1:1 C420jpeg\n".encode() + frame * FRAMES)


@contextmanager
def seeing(browser: Browser, film_file: Path) -> Iterator[Browser]:
    """Give a browser of the same kind before whose camera the film runs, again and again."""
    camera = [
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-video-capture={film_file}",
    ]
    other = browser.browser_type.launch(executable_path=CHROMIUM, args=[*ARGUMENTS, *camera])
    yield other
    other.close()
