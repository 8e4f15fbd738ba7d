from hashlib import sha256
from pathlib import Path

from samverka_local.jars import Jar, listed


def test_every_listed_jar_has_a_hash_and_kafka_is_among_them() -> None:
    jars = listed()
    assert all(len(jar.sha256) == 64 for jar in jars)
    assert any(jar.coordinate.startswith("org.apache.kafka:kafka_2.13:4.") for jar in jars)
    assert len({jar.file_name for jar in jars}) == len(jars)


def test_altered_jar_does_not_count_as_there(tmp_path: Path) -> None:
    jar = Jar("org.example:thing:1.0", sha256(b"right").hexdigest())
    (tmp_path / "thing-1.0.jar").write_bytes(b"right")
    assert jar.is_in(tmp_path)
    (tmp_path / "thing-1.0.jar").write_bytes(b"wrong")
    assert not jar.is_in(tmp_path)
