"""The links by which people without an account reach their own registration: signed, and good for one thing only."""

from pathlib import Path

from itsdangerous import BadSignature, Signer


class OwnLinks:
    """Makes and checks the links. A token is the attendee's id, a dot and a signature."""

    def __init__(self, key_file: Path, public_url: str) -> None:
        self._signer = Signer(key_file.read_text(encoding="ascii").strip(), salt="attendee")
        self._start = f"{public_url.rstrip('/')}/my/"

    def address(self, attendee_id: str) -> str:
        """Return the address of the attendee's own page."""
        return self._start + self.token(attendee_id)

    def token(self, attendee_id: str) -> str:
        """Return what `Authorization: Link` carries."""
        return self._signer.sign(attendee_id).decode()

    def opens(self, token: str, attendee_id: str) -> bool:
        """Tell whether the token was made for this attendee."""
        try:
            return self._signer.unsign(token).decode() == attendee_id
        except (BadSignature, UnicodeError):
            return False
