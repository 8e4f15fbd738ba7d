"""What tests of registration over HTTP share."""

from typing import Any

import pytest

from samverka_local import keys
from samverka_local.home import Home
from tests.registration.plans import own_links


@pytest.fixture(scope="session")
def link(home: Home) -> Any:
    """Headers of the person whose registration it is."""
    links = own_links(keys.link_key(home, "registration"))
    return lambda attendee_id: {"Authorization": f"Link {links.token(attendee_id)}"}
