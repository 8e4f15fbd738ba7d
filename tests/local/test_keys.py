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

    public = jwt.PyJWKSet.from_dict(json.loads(keys.public_keys(home).read_text())).keys[0]
    claims = jwt.decode(token, public.key, algorithms=["EdDSA"], audience="registration", issuer="samverka")

    assert claims["roles"] == ["coordinator"]
    assert claims["municipalities"] == ["1481"]
    assert "d" not in json.loads(keys.public_keys(home).read_text())["keys"][0], "the private part must stay private"


def test_keys_once_made_stay_and_are_for_their_owner_only(tmp_path: Path) -> None:
    home = Home(tmp_path)
    keys.ensure_keys(home)
    before = _files(home)
    keys.ensure_keys(home)

    assert _files(home) == before
    secret = [keys.link_key(home, "registration"), *keys.signing_keys(home).iterdir()]
    assert {file.stat().st_mode & 0o777 for file in secret} == {0o600}


def _files(home: Home) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in home.keys.rglob("*") if file.is_file()}


def test_unknown_role_is_refused_with_the_roles_there_are(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="staff, adviser, coordinator"):
        keys.token(Home(tmp_path), "king")
