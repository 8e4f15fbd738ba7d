"""The local system with the duties of two services in processes of their own, under the same supervisor."""

from collections.abc import Iterator
from typing import Self

from samverka_local.errors import SetupError
from samverka_local.parts import Layout, Part, whole_system
from samverka_local.ports import Ports
from samverka_local.python_part import PythonPart
from samverka_local.stack import READY_WITHIN, Stack
from samverka_local.supervisor import Supervisor
from samverka_local.waiting import wait_until

SERVICES = ("registration", "notification")
BESIDE = ("worker", "relay")  # the api keeps the service's name and port


class Apart(Stack):
    """As a Stack; its parts `registration` and `notification` are the api; `…-worker` and `…-relay` stand beside."""

    def start(self) -> Self:
        """Start everything and return when all parts are ready."""
        self._claim = self.home.claim()
        layout = Layout(self.home, Ports(self._base), {})
        self._keeping = Supervisor(layout, lambda _line: None, list(_in_duties(layout)))
        self._keeping.start()
        wait_until(self._ready_or_given_up, within=READY_WITHIN, what=f"the system in {self.home.root}")
        if failure := self._keeping.state.failure:
            self.stop()
            raise SetupError(failure, f"read the logs in {self.home.root}")
        return self

    def _ready_or_given_up(self) -> bool:
        return self._keeping.ended.is_set() or self._keeping.state.is_ready

    def stop(self) -> None:
        """Stop what we started."""
        self._keeping.stop()
        if self._claim is not None:
            self._claim.close()


def _in_duties(layout: Layout) -> Iterator[Part]:
    ports = iter(range(layout.ports.of_instance(0), layout.ports.of_instance(10)))
    for part in whole_system(layout):
        yield part
        if isinstance(part.server, PythonPart) and part.name in SERVICES:
            part.server.duty = "api"
            for duty in BESIDE:
                yield Part(_beside(layout, part.server, duty, next(ports)), needs=(part.name,))


def _beside(layout: Layout, api: PythonPart, duty: str, port: int) -> PythonPart:
    log = layout.home.log(f"{api.module}-{duty}")
    return PythonPart(api.module, port, log=log, environment=lambda: dict(api.environment()), migrates=False, duty=duty)
