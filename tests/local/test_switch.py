"""The switch that chooses what tests run on says what is missing, and how to get it."""

import os
import subprocess
import sys

import pytest

from samverka_local.home import CHECKOUT

pytestmark = pytest.mark.slow

NOBODY_LISTENS = "tcp://127.0.0.1:9"


def said_by_tests(**variables: str) -> tuple[int, str]:
    """Exit code and words of a run of one test."""
    command = [sys.executable, "-m", "pytest", "tests/local/test_ports.py"]
    done = subprocess.run(
        command, cwd=CHECKOUT, env=os.environ | variables, capture_output=True, text=True, check=False, timeout=60
    )
    return done.returncode, done.stdout + done.stderr


def test_tests_without_the_engine_they_want_fail_and_name_the_cure() -> None:
    code, words = said_by_tests(SAMVERKA_TEST_STORES="containers", DOCKER_HOST=NOBODY_LISTENS)
    assert code == 1
    assert "No container engine answers" in words
    assert "start Docker (or set DOCKER_HOST), or leave out --containers" in words


def test_switch_that_says_something_unknown_is_refused() -> None:
    code, words = said_by_tests(SAMVERKA_TEST_STORES="container")
    assert code == 1
    assert "SAMVERKA_TEST_STORES=container is not understood: it is one of processes, containers" in words


def test_tests_say_what_they_run_on() -> None:
    code, words = said_by_tests(SAMVERKA_TEST_STORES="")
    assert code == 0, words
    assert "stores: processes of this machine" in words
