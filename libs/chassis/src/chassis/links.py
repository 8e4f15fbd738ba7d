"""The links by which people without an account reach what is theirs: signed, and good for one thing only.

A link holds no date and is kept nowhere. The thing itself knows how often its link was renewed, its generation, and the
rule of its service how long a link works; so a link ends with the thing, and a new generation withdraws all before it.
"""

from pathlib import Path

from itsdangerous import BadSignature, Signer


class OwnLinks:
    """Makes and checks links to one kind of page.

    A token is the thing's id, a dot and a signature; from the first renewal on, the generation stands between them and
    is signed with the id. Ids have no dots.
    """

    def __init__(self, key_file: Path, public_url: str, page: str, kind: str) -> None:
        """Read the service's link key. `page` is the path at the gateway; `kind` keeps apart what has other pages."""
        self._signer = Signer(key_file.read_text(encoding="ascii").strip(), salt=kind)
        self._start = f"{public_url.rstrip('/')}/{page}/"

    def address(self, thing_id: str, generation: int = 0) -> str:
        """Return the address of the page of this thing."""
        return self._start + self.token(thing_id, generation)

    def token(self, thing_id: str, generation: int = 0) -> str:
        """Return what `Authorization: Link` carries."""
        return self._signer.sign(f"{thing_id}.{generation}" if generation else thing_id).decode()

    def generation(self, token: str, thing_id: str) -> int | None:
        """Return which generation of this thing's links the token is of; None where it is none of them."""
        try:
            signed = self._signer.unsign(token).decode()
        except (BadSignature, UnicodeError):
            return None
        id_, _, generation = signed.partition(".")
        return int(generation or 0) if id_ == thing_id else None

    def opens(self, token: str, thing_id: str) -> bool:
        """Tell whether the token was made for this thing, of whatever generation."""
        return self.generation(token, thing_id) is not None
