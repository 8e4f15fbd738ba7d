"""Static files: fonts never change under their name and are kept for a year; the rest is asked for anew by its ETag."""

from pathlib import Path
from typing import Any

from starlette.responses import Response
from starlette.staticfiles import StaticFiles

STATIC = Path(__file__).parent.parent / "static"
KEPT = "public, max-age=31536000, immutable"
ASKED_ANEW = "public, no-cache"


class KeptFiles(StaticFiles):
    """Files of one folder, with how long a browser keeps them."""

    def file_response(self, full_path: Any, *args: Any, **kwargs: Any) -> Response:  # noqa: ANN401 - as it is there
        """Return the file."""
        response = super().file_response(full_path, *args, **kwargs)
        response.headers["Cache-Control"] = KEPT if str(full_path).endswith(".woff2") else ASKED_ANEW
        return response
