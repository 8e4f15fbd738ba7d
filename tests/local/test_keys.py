import json
from pathlib import Path

import jwt
import pytest

from samverka_local import keys
from samverka_local.errors import SetupError
from samverka_local.home import Home


def test_token_is_verified_by_the_public_key_alone(tmp_path: Path) -> None:
    home = Home(tmp_path)
    token = keys.token(home, "coordinator", ["1481"])

    public = jwt.PyJWKSet.from_dict(json.loads(keys.public_keys(home).read_text()))[keys.KEY_ID]
    claims = jwt.decode(token, public.key, algorithms=["EdDSA"], audience="samverka", issuer="samverka")

    assert claims["roles"] == ["coordinator"]
    assert claims["municipalities"] == ["1481"]
    assert "d" not in json.loads(keys.public_keys(home).read_text())["keys"][0], "the private part must stay private"


def test_keys_once_made_stay_and_are_for_their_owner_only(tmp_path: Path) -> None:
    home = Home(tmp_path)
    keys.ensure_keys(home)
    before = {file.name: file.read_bytes() for file in home.keys.iterdir()}
    keys.ensure_keys(home)

    assert {file.name: file.read_bytes() for file in home.keys.iterdir()} == before
    assert {
        keys.link_key(home, "registration").stat().st_mode & 0o777,
        (home.keys / "token-key.pem").stat().st_mode & 0o777,
    } == {0o600}


def test_unknown_role_is_refused_with_the_roles_there_are(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="staff, adviser, coordinator"):
        keys.token(Home(tmp_path), "king")
