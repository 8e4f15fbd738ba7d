"""Registration's facts about interests and invitations as notification reads them."""

from collections.abc import Mapping

from pydantic import BaseModel

from chassis.wire import Tolerant
from notification.messaging.consumed_words import Person


class Reader(Person):
    """Whom to write to; Swedish where no language was told."""

    language: str = "sv"


class OrganisationReader(Reader):
    """The same with the organisation."""

    organisation: str


class Contact(Reader):
    """The contact person, and the interest's own page; facts from before there were such pages have none."""

    link: str = ""


class OrganisationContact(OrganisationReader):
    """The same with the organisation."""

    link: str


class InterestDeclared(Tolerant):
    """registration.interest.declared.v1, with the contact."""

    interest_id: str
    municipality_code: str
    tracks: tuple[str, ...]
    personal: Contact


class InterestChanged(InterestDeclared):
    """registration.interest.changed.v1, with the contact, who may be another."""

    changed_by: str


class InterestWithdrawn(Tolerant):
    """registration.interest.withdrawn.v1, with who was the contact."""

    interest_id: str
    municipality_code: str
    withdrawn_by: str
    personal: Reader


class OrganisationInterestDeclared(Tolerant):
    """registration.organisation-interest.declared.v1, with the contact."""

    interest_id: str
    tracks: tuple[str, ...]
    personal: OrganisationContact


class OrganisationInterestChanged(OrganisationInterestDeclared):
    """registration.organisation-interest.changed.v1, with the contact, who may be another."""

    changed_by: str


class OrganisationInterestWithdrawn(Tolerant):
    """registration.organisation-interest.withdrawn.v1, with who was the contact."""

    interest_id: str
    withdrawn_by: str
    personal: OrganisationReader


class MunicipalityInvited(Tolerant):
    """registration.municipality.invited.v1, with whom to write to."""

    municipality_code: str
    times: int
    personal: Reader


MunicipalFact = InterestDeclared | InterestChanged | InterestWithdrawn
OrganisationFact = OrganisationInterestDeclared | OrganisationInterestChanged | OrganisationInterestWithdrawn

CONSUMED: Mapping[str, type[BaseModel]] = {
    "registration.interest.declared.v1": InterestDeclared,
    "registration.interest.changed.v1": InterestChanged,
    "registration.interest.withdrawn.v1": InterestWithdrawn,
    "registration.organisation-interest.declared.v1": OrganisationInterestDeclared,
    "registration.organisation-interest.changed.v1": OrganisationInterestChanged,
    "registration.organisation-interest.withdrawn.v1": OrganisationInterestWithdrawn,
    "registration.municipality.invited.v1": MunicipalityInvited,
}
