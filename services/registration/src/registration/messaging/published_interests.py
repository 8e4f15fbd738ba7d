"""The facts about interests and invitations as they leave registration.

A social enterprise may be one person's own firm: an organisation's name is in the private form alone.
"""

from collections.abc import Mapping
from typing import Literal

from chassis.wire import Moment, Strict
from registration.domain.interest import ChangedBy, OrganisationKind, Track


class _Municipal(Strict):
    interest_id: str
    municipality_code: str


class _Organisational(Strict):
    interest_id: str
    kind: OrganisationKind


class _Declared(Strict):
    tracks: tuple[Track, ...]
    declared_at: Moment


class _Changed(Strict):
    tracks: tuple[Track, ...]
    changed_at: Moment
    changed_by: ChangedBy


class _Withdrawn(Strict):
    withdrawn_at: Moment
    withdrawn_by: ChangedBy


class Reader(Strict):
    """Whom to write to."""

    name: str
    email: str
    language: Literal["sv", "en"]


class ContactPersonal(Reader):
    """The person to talk to, what they wrote, and the address of the interest's own page."""

    phone: str | None
    message: str | None
    link: str


class OrganisationContactPersonal(ContactPersonal):
    """The same with the organisation."""

    organisation: str


class OrganisationReader(Reader):
    """Whom to write to in which organisation."""

    organisation: str


class InterestDeclaredData(_Municipal, _Declared):
    """registration.interest.declared.v1."""


class InterestChangedData(_Municipal, _Changed):
    """registration.interest.changed.v1."""


class InterestWithdrawnData(_Municipal, _Withdrawn):
    """registration.interest.withdrawn.v1."""


class InterestDeclaredPrivate(InterestDeclaredData):
    """The same with the person."""

    personal: ContactPersonal


class InterestChangedPrivate(InterestChangedData):
    """The same with the person, who may be another than before."""

    personal: ContactPersonal


class InterestWithdrawnPrivate(InterestWithdrawnData):
    """The same with the person who was the contact."""

    personal: Reader


class OrganisationInterestDeclaredData(_Organisational, _Declared):
    """registration.organisation-interest.declared.v1."""


class OrganisationInterestChangedData(_Organisational, _Changed):
    """registration.organisation-interest.changed.v1."""


class OrganisationInterestWithdrawnData(_Organisational, _Withdrawn):
    """registration.organisation-interest.withdrawn.v1."""


class OrganisationInterestDeclaredPrivate(OrganisationInterestDeclaredData):
    """The same with the person and the organisation."""

    personal: OrganisationContactPersonal


class OrganisationInterestChangedPrivate(OrganisationInterestChangedData):
    """The same with the person and the organisation."""

    personal: OrganisationContactPersonal


class OrganisationInterestWithdrawnPrivate(OrganisationInterestWithdrawnData):
    """The same with the person who was the contact, and the organisation."""

    personal: OrganisationReader


class MunicipalityInvitedData(Strict):
    """registration.municipality.invited.v1."""

    municipality_code: str
    times: int
    invited_at: Moment


class MunicipalityInvitedPrivate(MunicipalityInvitedData):
    """The same with whom to write to."""

    personal: Reader


PUBLISHED: Mapping[str, type[Strict]] = {
    "registration.interest.declared.v1": InterestDeclaredData,
    "registration.interest.changed.v1": InterestChangedData,
    "registration.interest.withdrawn.v1": InterestWithdrawnData,
    "registration.organisation-interest.declared.v1": OrganisationInterestDeclaredData,
    "registration.organisation-interest.changed.v1": OrganisationInterestChangedData,
    "registration.organisation-interest.withdrawn.v1": OrganisationInterestWithdrawnData,
    "registration.municipality.invited.v1": MunicipalityInvitedData,
}
PUBLISHED_PRIVATE: Mapping[str, type[Strict]] = {
    "registration.interest.declared.v1": InterestDeclaredPrivate,
    "registration.interest.changed.v1": InterestChangedPrivate,
    "registration.interest.withdrawn.v1": InterestWithdrawnPrivate,
    "registration.organisation-interest.declared.v1": OrganisationInterestDeclaredPrivate,
    "registration.organisation-interest.changed.v1": OrganisationInterestChangedPrivate,
    "registration.organisation-interest.withdrawn.v1": OrganisationInterestWithdrawnPrivate,
    "registration.municipality.invited.v1": MunicipalityInvitedPrivate,
}
