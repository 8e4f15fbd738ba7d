"""The links by which people without an account reach what is theirs: signed, and good for one thing only."""

from pathlib import Path

from itsdangerous import BadSignature, Signer


class OwnLinks:
    """Makes and checks links to one kind of page. A token is the thing's id, a dot and a signature."""

    def __init__(self, key_file: Path, public_url: str, page: str, kind: str) -> None:
        """Read the service's link key. `page` is the path at the gateway; `kind` keeps apart what has other pages."""
        self._signer = Signer(key_file.read_text(encoding="ascii").strip(), salt=kind)
        self._start = f"{public_url.rstrip('/')}/{page}/"

    def address(self, thing_id: str) -> str:
        """Return the address of the page of this thing."""
        return self._start + self.token(thing_id)

    def token(self, thing_id: str) -> str:
        """Return what `Authorization: Link` carries."""
        return self._signer.sign(thing_id).decode()

    def opens(self, token: str, thing_id: str) -> bool:
        """Tell whether the token was made for this thing."""
        try:
            return self._signer.unsign(token).decode() == thing_id
        except (BadSignature, UnicodeError):
            return False
