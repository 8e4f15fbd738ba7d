"""Where things lie: the checkout, and the ignored folder in it that keeps what is made and fetched here."""

import os
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[3]


def default_home() -> Path:
    """`.samverka` in the checkout, or where SAMVERKA_HOME says."""
    return Path(os.environ.get("SAMVERKA_HOME") or CHECKOUT / ".samverka").absolute()


def kept_jars() -> Path:
    """Kafka's jars: one copy for all homes of one checkout (SAMVERKA_JARS says where, when it is set)."""
    return Path(os.environ.get("SAMVERKA_JARS") or default_home() / "kafka" / "jars").absolute()
