"""Where things are: the one answer that scripts, tests and people get."""

from typing import Any

from .home import Home
from .parts import SERVICES, Layout
from .ports import HOST, Ports
from .state import PartState, State, family, memory


def layout_of(home: Home, state: State) -> Layout:
    """The layout that a running system was started with."""
    return Layout(home, Ports(state.base), state.instances)


def status(home: Home, state: State) -> dict[str, Any]:
    """The addresses and processes of a running system; memory in bytes, 0 where the system does not tell."""
    layout = layout_of(home, state)
    return {
        "gateway": layout.gateway,
        "kafka": state.bootstrap,
        "mongodb": mongodb_uri(layout),
        "maildir": str(home.mailbox),
        "smtp": f"{HOST}:{layout.ports.of('mailbox')}",
        "services": {name: _service(layout, state, name) for name in SERVICES},
        "parts": {name: _part(part) for name, part in state.parts.items()},
        "supervisor": {"pid": state.supervisor, "memory_bytes": memory(family(state.supervisor)[:1])},
        "ready": state.is_ready,
        "home": str(home.root),
        "remarks": state.remarks,
    }


def mongodb_uri(layout: Layout) -> str:
    """The connection string of the local MongoDB."""
    return f"mongodb://{HOST}:{layout.ports.of('mongodb')}/?replicaSet=samverka"


def _service(layout: Layout, state: State, name: str) -> dict[str, Any]:
    instances = [
        {"url": f"http://{HOST}:{port}", "pids": _pids(state.parts[name if number == 1 else f"{name}-{number}"])}
        for number, port in enumerate(layout.service_ports()[name], 1)
    ]
    pids = [pid for instance in instances for pid in instance["pids"]]
    return {"url": instances[0]["url"], "pids": pids, "instances": instances}


def _part(part: PartState) -> dict[str, Any]:
    processes = family(part.pid)
    return {
        "pids": [process.pid for process in processes],
        "phase": part.phase,
        "note": part.note,
        "restarts": part.restarts,
        "seconds": round(part.seconds, 2),
        "memory_bytes": memory(processes),
    }


def _pids(part: PartState) -> list[int]:
    return [process.pid for process in family(part.pid)]
