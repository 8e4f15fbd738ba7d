"""A right is stated once at each route; without one a service does not start."""

from typing import Annotated

import pytest
from fastapi import APIRouter, Depends

from chassis.access import Identity
from chassis.problems import ProblemError
from chassis.rights import Right, state_rights

SEE = Right(("staff",), own=("coordinator",), link="header")


def routes(*rights: Right) -> APIRouter:
    """A router with one route that depends on these rights."""
    router = APIRouter()
    router.get("/things", dependencies=[Depends(right) for right in rights])(lambda: None)
    return router


def test_stated_right_stands_in_the_document() -> None:
    router = routes(SEE)
    state_rights(router)
    (route,) = router.routes
    assert route.openapi_extra == {"x-who-may": ["staff", "coordinator (own)", "link"]}  # type: ignore[attr-defined]


@pytest.mark.parametrize("rights", [(), (SEE, Right(anyone=True))])
def test_route_that_does_not_state_just_one_right_is_refused(rights: tuple[Right, ...]) -> None:
    with pytest.raises(TypeError, match="it must state one"):
        state_rights(routes(*rights))


def test_route_may_name_the_same_right_for_the_caller_and_for_the_router() -> None:
    router = APIRouter(dependencies=[Depends(SEE)])

    @router.get("/things")
    async def things(_caller: Annotated[Identity, Depends(SEE)]) -> None:
        """Show things."""

    state_rights(router)


def test_refusal_says_who_may_and_asks_the_unknown_to_sign_in() -> None:
    known = SEE.refusal(Identity(subject="acc_1", roles=frozenset({"editor"})))
    assert (known.status, SEE.refusal(Identity()).status) == (403, 401)
    assert str(known.sv) == (
        "Det här får bara programmets handläggare, kommunens samordnare eller den som har länken göra."
    )


def test_coordinator_of_no_municipality_owns_nothing() -> None:
    nobody = Identity(subject="acc_1", roles=frozenset({"coordinator"}))
    with pytest.raises(ProblemError):
        SEE.check(nobody, municipality=None)
    with pytest.raises(ProblemError):
        SEE.check(nobody, municipality="1401")
