"""The one error of this package that people are meant to read."""


class SetupError(Exception):
    """Something on this machine stands in the way: says what, and names the cure."""

    def __init__(self, what: str, cure: str) -> None:
        super().__init__(f"{what}\n  Cure: {cure}")
        self.what = what
        self.cure = cure
