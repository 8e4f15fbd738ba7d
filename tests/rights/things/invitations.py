"""Invitations to declare interest and to conferences, each made anew."""

from tests.rights.callers import HERE, Thing
from tests.rights.things.registration import UNINVOLVED, conference
from tests.rights.things.world import Maker, Makers, World

ASKED = "/api/v1/conferences/{}/invitations"
ALL = ASKED.format("{conference_id}")
ONE = f"{ALL}/{{municipality_code}}"


async def _mail_contact(_world: World) -> Thing:
    return Thing("/api/v1/municipalities/1415/contact", json={"name": "Kommunen", "email": "kommun@example.org"})


async def _invitations(_world: World) -> Thing:
    return Thing("/api/v1/municipality-invitations", json={"municipality_codes": ["1415"]})


def of_invitation(more: str = "", *, declined: bool = False) -> Maker:
    """A maker of a municipality's invitation to a conference to do this with."""

    async def make(world: World) -> Thing:
        conference_id, links = await conference(world), world.links["conference-invitations"]
        path = f"/conferences/{conference_id}/invitations/{HERE}"
        if declined:
            await world.staff_does("registration", "PUT", f"{path}/declination")
        mine, other = (links.token(f"{conference_id}-{code}") for code in (HERE, UNINVOLVED))
        return Thing(f"/api/v1{path}{more}", link=mine, other_link=other)

    return make


async def _asked(world: World) -> Thing:
    return Thing(ASKED.format(await conference(world)), json={"municipality_codes": ["1415"]})


async def _who_is_asked(world: World) -> Thing:
    return Thing(ASKED.format(await conference(world)), shows=HERE)


MAKERS: Makers = {
    ("PUT", "/api/v1/municipalities/{code}/contact"): _mail_contact,
    ("DELETE", "/api/v1/municipalities/{code}/contact"): _mail_contact,
    ("POST", "/api/v1/municipality-invitations"): _invitations,
    ("POST", ALL): _asked,
    ("GET", ALL): _who_is_asked,
    ("GET", ONE): of_invitation(),
    ("PUT", f"{ONE}/declination"): of_invitation("/declination"),
    ("DELETE", f"{ONE}/declination"): of_invitation("/declination", declined=True),
}
