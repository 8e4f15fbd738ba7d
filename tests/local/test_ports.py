import os
import socket
from pathlib import Path

import pytest

from samverka_local.errors import SetupError
from samverka_local.home import Home
from samverka_local.parts import Layout
from samverka_local.ports import Ports, free_port, is_free, require_free


def test_taken_port_is_refused_with_its_holder_and_the_cure() -> None:
    with socket.create_server(("127.0.0.1", free_port())) as server:
        port = server.getsockname()[1]
        with pytest.raises(SetupError, match=rf"Port {port} \(gateway\) is taken by process {os.getpid()}") as refused:
            require_free(port, "gateway")
    assert "./samverka up --port" in refused.value.cure
    assert is_free(port)


def test_port_held_on_every_address_is_taken_on_loopback_too() -> None:
    with socket.create_server(("0.0.0.0", free_port())) as server:
        assert not is_free(server.getsockname()[1])


def test_further_instances_listen_from_base_plus_twenty_on() -> None:
    layout = Layout(Home(Path("/nowhere")), Ports(9000), {"registration": 3, "content": 2})

    assert layout.service_ports()["registration"] == [9001, 9020, 9021]
    assert layout.service_ports()["content"] == [9004, 9022]


def test_no_two_parts_share_a_port() -> None:
    layout = Layout(Home(Path("/nowhere")), Ports(9000), {"registration": 3, "notification": 4})
    assert len(layout.all_ports()) == 5 + 3 + 4 + 1 + 1
