"""Mail addresses: checked, and in the form that a mail server takes."""

import hashlib
from dataclasses import dataclass
from email.utils import parseaddr

from email_validator import EmailNotValidError, validate_email


class AddressNotValidError(ValueError):
    """The text is no mail address."""


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A name and an address. The domain is in its ASCII form (IDNA); the part before the @ may need SMTPUTF8."""

    name: str
    address: str

    @property
    def domain(self) -> str:
        """What stands after the @."""
        return self.address.rpartition("@")[2]

    @property
    def needs_utf8(self) -> bool:
        """Whether only a server with the SMTPUTF8 extension (RFC 6531) can take it."""
        return not self.address.isascii()


def mailbox(name: str, address: str) -> Mailbox:
    """Return the mailbox. Raises AddressNotValidError."""
    try:
        found = validate_email(address, check_deliverability=False)
    except EmailNotValidError as error:
        raise AddressNotValidError from error
    return Mailbox(name, found.ascii_email or f"{found.local_part}@{found.ascii_domain}")


def address_key(address: str) -> str:
    """Return what finds an address without holding it; capitals make no other address. Raises AddressNotValidError."""
    return hashlib.sha256(mailbox("", address).address.casefold().encode()).hexdigest()


def parsed(text: str) -> Mailbox:
    """Return the mailbox of a header such as `Samverka <samverka@example.org>`. Raises AddressNotValidError."""
    return mailbox(*parseaddr(text))
