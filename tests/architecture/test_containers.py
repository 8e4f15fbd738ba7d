"""What runs in containers follows what runs without: settings, keys and images do not drift apart."""

import re
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.containers import COMPOSE, compose_service, images

from samverka_local import keys
from samverka_local.kafka import SETTINGS
from samverka_local.mongodb import LETS_GO_AFTER, Mongod
from samverka_local.parts import SERVICES

ROOT = COMPOSE.parent
DOCUMENT: dict[str, Any] = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))
OURS = {**{name: ROOT / "services" / name for name in SERVICES}, "gateway": ROOT / "gateway"}
NO_VARIABLES: dict[str, str] = {}
ERRANDS = ", pymongo, samverka_local.keys, samverka_local.seed"  # what infra/containers/*.py import
# Where the broker of docker-compose.yml listens and keeps its data, and how much memory it takes, is its own.
OWN_OF_KAFKA = {
    *("KAFKA_LISTENERS", "KAFKA_ADVERTISED_LISTENERS", "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP"),
    *("KAFKA_INTER_BROKER_LISTENER_NAME", "KAFKA_CONTROLLER_LISTENER_NAMES", "KAFKA_CONTROLLER_QUORUM_VOTERS"),
    *("KAFKA_LOG_DIRS", "KAFKA_HEAP_OPTS"),
}


def properties(path: Path) -> dict[str, str]:
    """The settings of a Kafka properties file, under the names the image knows them by."""
    lines = (line.split("=", 1) for line in path.read_text(encoding="utf-8").splitlines() if "=" in line[1:])
    return {"KAFKA_" + key.upper().replace(".", "_"): value for key, value in lines if not key.startswith("#")}


def dockerfile(name: str) -> str:
    return (OURS[name] / "Dockerfile").read_text(encoding="utf-8")


def test_kafka_in_a_container_has_the_settings_of_every_broker() -> None:
    wanted = {key: value for path in SETTINGS for key, value in properties(path).items()}
    found = {key: str(value) for key, value in compose_service("kafka", NO_VARIABLES)["environment"].items()}
    assert len(wanted) > 10
    assert {key: value for key, value in found.items() if key not in OWN_OF_KAFKA} == wanted


def test_mongodb_in_a_container_gives_up_transactions_as_soon_as_the_local_one() -> None:
    parameter = f"transactionLifetimeLimitSeconds={LETS_GO_AFTER}"
    assert parameter in Mongod(Path("/nowhere/data"), 1).command()
    assert f"--setParameter={parameter}" in compose_service("mongodb", NO_VARIABLES)["command"]


def test_tests_in_containers_run_on_the_images_of_the_whole_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONGO_IMAGE", "mongo:of-our-own")
    monkeypatch.delenv("KAFKA_IMAGE", raising=False)
    default = compose_service("kafka", NO_VARIABLES)["image"]
    assert images()[:2] == ["mongo:of-our-own", default]
    assert default.startswith("apache/kafka:")


@pytest.mark.parametrize("name", DOCUMENT["services"])
def test_image_names_a_version(name: str) -> None:
    image = compose_service(name, {"SAMVERKA_TAG": "1"})["image"]
    assert re.fullmatch(r"[\w/-]+:v?\d[\w.-]*", image), f"{image} may be another tomorrow"


@pytest.mark.parametrize("name", SERVICES)
def test_dockerfiles_of_services_differ_by_their_name_alone(name: str) -> None:
    assert dockerfile(name).replace(name, "SERVICE") == dockerfile("registration").replace("registration", "SERVICE")


def test_dockerfile_of_the_gateway_has_nothing_that_the_services_have_not() -> None:
    services = dockerfile("registration").replace("services/registration", "PART").replace("registration", "PART")
    gateway = dockerfile("gateway").replace("gateway", "PART")
    assert set(gateway.splitlines()) - set(services.splitlines()) == {"    SAMVERKA_HTTP_PORT=8000"}


@pytest.mark.parametrize("name", OURS)
def test_part_has_an_image_of_its_own(name: str) -> None:
    service = compose_service(name, NO_VARIABLES)
    assert service["image"] == f"samverka-{name}:latest"
    assert service["build"]["dockerfile"] == str((OURS[name] / "Dockerfile").relative_to(ROOT))


@pytest.mark.parametrize("name", OURS)
def test_part_in_a_container_is_given_settings_that_are_read(name: str) -> None:
    table = (ROOT / "docs/settings.md").read_text(encoding="utf-8")
    given = set(compose_service(name, NO_VARIABLES)["environment"])
    assert given
    assert [one for one in given if f"`{one}`" not in table] == []


def test_image_for_errands_has_every_package_that_they_import() -> None:
    lock = (ROOT / "infra/containers/requirements.txt").read_text(encoding="utf-8")
    locked = set(re.findall(r"^([\w-]+)==", lock, re.MULTILINE))
    used = packages_of(ERRANDS) - packages_of("")
    assert {"httpx", "rich", "pymongo", "pyjwt"} <= used
    assert used - locked - {"click"} == set()  # httpx has a command line of its own, where click is there


def packages_of(imports: str) -> set[str]:
    """The packages, by their names in lock files, that a Python has in hand after these imports."""
    command = [sys.executable, "-c", f"import sys{imports}; print(*sys.modules)"]
    modules = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    owners = packages_distributions()
    return {name.lower().replace("_", "-") for one in modules for name in owners.get(one.split(".")[0], [])}


def test_key_for_links_goes_to_its_own_service_alone() -> None:
    volumes = {name: compose_service(name, NO_VARIABLES).get("volumes", []) for name in DOCUMENT["services"]}
    for name in keys.LINKING:
        readers = [reader for reader, mounts in volumes.items() if f"link-key-{name}:/link-key:ro" in mounts]
        assert readers == [name]
        assert f"link-key-{name}:/link-keys/{name}" in volumes["keys"]
        assert compose_service(name, NO_VARIABLES)["environment"]["SAMVERKA_LINK_KEY_FILE"] == "/link-key/link-key"


def test_key_that_signs_tokens_is_mounted_where_tokens_are_made_alone() -> None:
    volumes = {name: compose_service(name, NO_VARIABLES).get("volumes", []) for name in DOCUMENT["services"]}
    readers = {name for name, mounts in volumes.items() if any(mount.startswith("signing:") for mount in mounts)}
    assert readers == {"keys", "token", "seed"}
