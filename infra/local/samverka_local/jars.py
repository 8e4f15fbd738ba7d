"""Kafka's jars: fetched once by their Maven coordinates, checked against `kafka.jars`, kept.

The list holds every jar with its SHA-256, so that nothing has to be resolved on a new machine and nothing else can
come in its place. `python -m samverka_local.jars VERSION` writes the list anew for another version of Kafka.
"""

import hashlib
import shutil
import sys
import tempfile
import warnings
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .errors import SetupError
from .server import Tell, quiet

LIST = Path(__file__).with_name("kafka.jars")
LOGGING = "org.slf4j:slf4j-simple:1.7.36"  # Kafka logs through slf4j-api of the same version
AT_ONCE = 12
TIMEOUT = 60  # seconds for one jar's answer


@dataclass(frozen=True)
class Jar:
    """One line of the list."""

    coordinate: str  # group:artifact:version
    sha256: str

    @property
    def file_name(self) -> str:
        """artifact-version.jar."""
        _, artifact, version = self.coordinate.split(":")
        return f"{artifact}-{version}.jar"

    def is_in(self, folder: Path) -> bool:
        """Whether the folder holds exactly this jar."""
        file = folder / self.file_name
        return file.exists() and _sha256(file) == self.sha256


def listed() -> list[Jar]:
    """The jars that the list names."""
    lines = (line.split() for line in LIST.read_text().splitlines())
    return [Jar(coordinate, digest.removeprefix("sha256:")) for coordinate, digest in lines]


def provide(folder: Path, tell: Tell = quiet) -> list[Path]:
    """See that the folder holds all jars, fetching those that are missing; answers their paths."""
    jars = listed()
    if not _seen_complete(folder).exists():
        folder.mkdir(parents=True, exist_ok=True)
        _fetch([jar for jar in jars if not jar.is_in(folder)], folder, tell)
        _seen_complete(folder).touch()
    return [folder / jar.file_name for jar in jars]


def _seen_complete(folder: Path) -> Path:
    """A mark named after the list's content: hashing 45 MB again at each start would cost a tenth of it."""
    return folder / f".complete-{_sha256(LIST)[:16]}"


def _fetch(missing: list[Jar], folder: Path, tell: Tell) -> None:
    with tempfile.TemporaryDirectory(dir=folder) as repository, ThreadPoolExecutor(AT_ONCE) as pool:
        maven = _maven(Path(repository))
        for count, _ in enumerate(pool.map(lambda jar: _fetch_one(maven, jar, folder), missing), 1):
            tell(f"fetching Kafka, {count} of {len(missing)} jars")


def _fetch_one(maven: Any, jar: Jar, folder: Path) -> None:  # noqa: ANN401 - jgo is untyped to us
    group, artifact, version = jar.coordinate.split(":")
    try:
        file = maven.project(group, artifact).at_version(version).artifact().resolve()
    except Exception as error:  # jgo lets the errors of its HTTP library through, whatever they are
        raise _not_fetched(jar, type(error).__name__) from error
    if _sha256(file) != jar.sha256:
        raise _not_fetched(jar, "what came is not what the list says")
    shutil.move(file, folder / jar.file_name)


def _not_fetched(jar: Jar, why: str) -> SetupError:
    return SetupError(
        f"Kafka's jar {jar.coordinate} could not be fetched: {why}",
        "see that this machine reaches Maven's central repository (proxy? certificates?), then try again",
    )


def _maven(repository: Path) -> Any:  # noqa: ANN401 - jgo is untyped to us
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jgo's own, while it is imported
        from jgo.constants import MAVEN_CENTRAL_URL  # noqa: PLC0415 - half a second that later starts do not need
        from jgo.maven import MavenContext  # noqa: PLC0415

    return MavenContext(repo_cache=repository, remote_repos={"central": MAVEN_CENTRAL_URL}, timeout=TIMEOUT)


def _sha256(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def write_list(version: str) -> None:
    """Resolve Kafka of a version with all that it needs, and write the list anew."""
    with tempfile.TemporaryDirectory() as repository:
        maven = _maven(Path(repository))
        wanted = [maven.create_dependency(c) for c in (f"org.apache.kafka:kafka_2.13:{version}", LOGGING)]
        asked, needed = maven.resolver.resolve(wanted)
        LIST.write_text("".join(sorted(_lines([*asked, *needed]))))


def _lines(dependencies: Iterable[Any]) -> Iterable[str]:
    for one in dependencies:
        digest = _sha256(one.artifact.resolve())
        yield f"{one.groupId}:{one.artifactId}:{one.version} sha256:{digest}\n"


if __name__ == "__main__":
    write_list(sys.argv[1])
