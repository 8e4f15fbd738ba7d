"""MongoDB and Kafka in containers, in place of processes of this machine: the very services of docker-compose.yml.

Images, commands and settings are read from there, so that tests and `docker compose up` run on the same; only the
published port is a free one. A container can be killed and started again as a process can.
"""

import os
import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any, ClassVar, Self

import docker.errors
import yaml
from pymongo import MongoClient
from pymongo.errors import PyMongoError
from testcontainers.core.config import testcontainers_config
from testcontainers.core.container import DockerContainer
from testcontainers.core.docker_client import DockerClient

from samverka_local.errors import SetupError
from samverka_local.home import CHECKOUT
from samverka_local.kafka import answers
from samverka_local.mongodb import REPLICA_SET
from samverka_local.ports import HOST, free_port
from samverka_local.waiting import wait_until

COMPOSE = CHECKOUT / "docker-compose.yml"
VARIABLE = re.compile(r"\$\{(\w+):-([^}]*)\}")
LOCAL = {"localhost", HOST, "::1"}
READY_WITHIN = 60.0  # seconds


def compose_service(name: str, variables: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """A service as docker-compose.yml describes it, its `${NAME:-default}` filled in."""
    filled = VARIABLE.sub(lambda found: variables.get(found[1]) or found[2], COMPOSE.read_text(encoding="utf-8"))
    service: dict[str, Any] = yaml.safe_load(filled)["services"][name]
    return service


def images() -> list[str]:
    """What tests on containers need, with the image that clears away after a killed test run, unless that is off."""
    reaper = [] if testcontainers_config.ryuk_disabled else [testcontainers_config.ryuk_image]
    return [*(compose_service(name)["image"] for name in ("mongodb", "kafka")), *reaper]


def ensure_engine() -> None:
    """Raise SetupError with the cure when no engine answers or an image cannot be had; fetches what is missing."""
    try:
        engine = DockerClient().client
        engine.ping()
    except docker.errors.DockerException as error:
        raise SetupError(
            f"No container engine answers: {error}",
            "start Docker (or set DOCKER_HOST), or leave out --containers to test on processes of this machine",
        ) from error
    for image in images():
        _ensure_image(engine, image)
    engine.close()


def _ensure_image(engine: docker.DockerClient, image: str) -> None:
    try:
        engine.images.get(image)
    except docker.errors.ImageNotFound:
        _pull(engine, image)


def _pull(engine: docker.DockerClient, image: str) -> None:
    try:
        engine.images.pull(image)
    except docker.errors.APIError as error:
        raise SetupError(
            f"The image {image} cannot be had: {error.explanation or error}",
            "name one that can: MONGO_IMAGE, KAFKA_IMAGE, RYUK_CONTAINER_IMAGE (or TESTCONTAINERS_RYUK_DISABLED=true)",
        ) from error


class Store(ABC):
    """One container with its published port; inside a `with` it is ready, and after it is gone with its data."""

    service: ClassVar[str]  # in docker-compose.yml
    inside: ClassVar[int]  # the port it listens on in there

    def __init__(self) -> None:
        self.port = free_port()
        described = compose_service(self.service, os.environ | {"KAFKA_PORT": str(self.port)})
        self._container = DockerContainer(described["image"]).with_kwargs(hostname=self.service)
        self.host = self._container.get_docker_client().host()
        bind = HOST if self.host in LOCAL else "0.0.0.0"
        self.host = HOST if self.host in LOCAL else self.host
        self._container.ports = {str(self.inside): (bind, self.port)}  # type: ignore[dict-item] # Docker takes both
        self._container.with_envs(**{key: self._setting(str(value)) for key, value in _settings(described).items()})
        if "command" in described:
            self._container.with_command(described["command"])

    def _setting(self, value: str) -> str:
        return value.replace(HOST, self.host)

    @property
    def address(self) -> str:
        """host:port."""
        return f"{self.host}:{self.port}"

    @abstractmethod
    def is_ready(self) -> bool:
        """Whether it does its work now."""

    def start(self) -> Self:
        """Start it and return when it is ready; after `kill`, on the same data and port."""
        if self._container.status == "not_started":
            self._container.start()
        else:
            self._container.get_wrapped_container().start()
        wait_until(self.is_ready, within=READY_WITHIN, what=f"{self.service} in a container, at {self.address}")
        return self

    def kill(self) -> None:
        """End it at once (kill -9)."""
        self._container.get_wrapped_container().kill()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self._container.stop()


def _settings(described: dict[str, Any]) -> dict[str, Any]:
    settings: dict[str, Any] = described.get("environment", {})
    return settings


class MongoContainer(Store):
    """MongoDB as a replica set of one. Only it knows its member's name, so it is asked directly."""

    service = "mongodb"
    inside = 27017

    @property
    def uri(self) -> str:
        """The connection string."""
        return f"mongodb://{self.address}/?directConnection=true"

    def is_ready(self) -> bool:
        """Whether it takes writes; makes the replica set on the way."""
        with MongoClient[dict[str, Any]](self.uri, serverSelectionTimeoutMS=500) as client:
            try:
                hello = client.admin.command("hello")
                if not hello.get("setName"):
                    members = [{"_id": 0, "host": f"{HOST}:{self.inside}"}]
                    client.admin.command({"replSetInitiate": {"_id": REPLICA_SET, "members": members}})
                return bool(hello.get("isWritablePrimary") and hello.get("setName"))
            except PyMongoError:
                return False


class KafkaContainer(Store):
    """Apache Kafka, one broker."""

    service = "kafka"
    inside = 9092

    @property
    def bootstrap(self) -> str:
        """host:port, as clients want it."""
        return self.address

    def is_ready(self) -> bool:
        """Whether it answers a question about its topics."""
        return answers(self.bootstrap)
