"""The words of the one command."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from . import checks, demo, keys, logs, process, seed, status, up
from .errors import SetupError
from .first_link import first_link
from .home import CHECKOUT, Home, default_home
from .parts import SERVICES, whole_system
from .ports import DEFAULT_BASE
from .progress import console
from .python_part import PythonPart
from .state import State, read_state
from .waiting import NeverCameError

app = typer.Typer(name="samverka", no_args_is_help=True, add_completion=False, help=__doc__, rich_markup_mode=None)

Instances = Annotated[list[str], typer.Option("--instances", help="SERVICE=NUMBER, for more than one process of it")]
Port = Annotated[int, typer.Option("--port", help="The gateway's port; the others follow it.")]
PASS_ON = {"allow_extra_args": True, "ignore_unknown_options": True}


def main() -> None:
    """Run the command; what stands in the way is said in plain words, with its cure."""
    try:
        app()
    except (SetupError, NeverCameError) as error:
        console.print(
            f"[red]{type(error).__name__ if isinstance(error, NeverCameError) else 'Not possible'}:[/] ", end=""
        )
        console.print(str(error), markup=False, highlight=False, soft_wrap=True)
        sys.exit(1)


def _home() -> Home:
    return Home(default_home())


def _running() -> State:
    state = read_state(_home())
    if state is None:
        raise SetupError("It does not run.", "./samverka up")
    return state


def _numbers(wishes: list[str]) -> dict[str, int]:
    """registration=2 → {"registration": 2}."""
    numbers: dict[str, int] = {}
    for wish in wishes:
        name, _, number = wish.partition("=")
        if name not in SERVICES or not number.isdigit() or int(number) < 1:
            raise SetupError(f"--instances {wish} is not understood.", f"SERVICE=NUMBER, of {', '.join(SERVICES)}")
        numbers[name] = int(number)
    return numbers


@app.command("up")
def up_command(
    *,
    detach: Annotated[bool, typer.Option("--detach", help="Return when everything is ready.")] = False,
    port: Port = DEFAULT_BASE,
    instances: Instances = [],  # noqa: B006 - Typer copies it
) -> None:
    """Set up everything, start the whole system, load the programme, and watch over it."""
    up.up(_home(), port, _numbers(instances), detach=detach)


@app.command(hidden=True)
def supervise(port: Port = DEFAULT_BASE, instances: Instances = []) -> None:  # noqa: B006 - Typer copies it
    """Be the process that watches; `up --detach` and tests start it."""
    up.supervise(_home(), port, _numbers(instances), in_foreground=False)


@app.command()
def down() -> None:
    """Stop the system; its data is kept."""
    up.down(_home())


@app.command("status")
def status_command(
    *, as_json: Annotated[bool, typer.Option("--json", help="For scripts: one JSON document.")] = False
) -> None:
    """Tell where things are and how they are."""
    answer = status.status(_home(), _running())
    if as_json:
        sys.stdout.write(json.dumps(answer, indent=2) + "\n")
    else:
        _show_status(answer)


def _show_status(answer: dict[str, Any]) -> None:
    table = Table(box=None, header_style="bold", pad_edge=False)
    for column, side in (("part", "left"), ("is", "left"), ("pid", "right"), ("MiB", "right"), ("restarts", "right")):
        table.add_column(column, justify="right" if side == "right" else "left")
    for name, part in answer["parts"].items():
        pid = str(part["pids"][0]) if part["pids"] else "-"
        table.add_row(name, part["phase"], pid, _mebibytes(part["memory_bytes"]), str(part["restarts"]))
    own = answer["supervisor"]
    table.add_row("supervisor", "watching", str(own["pid"]), _mebibytes(own["memory_bytes"]), "")
    everything = own["memory_bytes"] + sum(part["memory_bytes"] for part in answer["parts"].values())
    table.add_row("together", "", "", _mebibytes(everything), "")
    console.print(table)
    for name in ("gateway", "kafka", "mongodb", "maildir", "home"):
        console.print(f"{name:<10} {answer[name]}", highlight=False, soft_wrap=True)


def _mebibytes(size: int) -> str:
    return f"{size / 2**20:.0f}"


@app.command()
def token(
    role: Annotated[str, typer.Argument(help=", ".join(keys.ROLES))],
    municipality: Annotated[list[str], typer.Option("--municipality", help="A coordinator's, by its code.")] = [],  # noqa: B006
    adviser: Annotated[str, typer.Option("--adviser", help="An adviser's, by the adviser's id.")] = "",
) -> None:
    """Print a bearer token of a role, for local use."""
    sys.stdout.write(keys.token(_home(), role, municipality, adviser) + "\n")


@app.command("first-link")
def first_link_command() -> None:
    """Print a new link for the first member of staff, while there is none."""
    link = first_link(status.layout_of(_home(), _running()))
    sys.stdout.write(f"{link}\n" if link else "There is staff already; they invite the others.\n")


@app.command("seed")
def seed_command() -> None:
    """Load the programme; a second time changes nothing."""
    seed.seed(_home(), status.layout_of(_home(), _running()).gateway)


@app.command("demo")
def demo_command(
    *,
    pace: Annotated[float, typer.Option("--pace", min=0, help="Seconds between two deeds; 0 plays at full speed.")] = 2,
    port: Annotated[int, typer.Option("--port", help="The gateway's port of the tour's own system.")] = 8100,
) -> None:
    """Play the programme's whole story in front of you, on a system of its own that is thrown away afterwards."""
    console = Console()
    demo.tour(_home().root / "demo", port, pace, console, stay=console.is_terminal)


@app.command("screenshots")
def screenshots_command(
    *,
    out: Annotated[Path, typer.Option("--out", help="The folder for the pictures.")] = Path("screenshots"),
    only: Annotated[str, typer.Option("--only", help="Only pages with this in their name.")] = "",
    port: Annotated[int, typer.Option("--port", help="The gateway's port of the session's own system.")] = 8200,
) -> None:
    """Take every page in every state: three widths, light and dark, Swedish and English; on a system of its own."""
    from .screenshots.session import take_screenshots  # noqa: PLC0415 - the browser is installed for this and tests

    take_screenshots(_home().root / "screenshots", out.absolute(), port, only, console)


@app.command("logs")
def logs_command(
    part: Annotated[str | None, typer.Argument(help="mongodb, kafka, mailbox, gateway, a service, supervisor")] = None,
    *,
    follow: Annotated[bool, typer.Option("--follow", "-f", help="Go on until Ctrl-C.")] = False,
    lines: Annotated[int, typer.Option("--lines", "-n", help="How many of the last lines.")] = 40,
) -> None:
    """Show what the parts wrote."""
    logs.show(_home(), part, lines=lines, follow=follow)


@app.command("dead-letters")
def dead_letters(
    action: Annotated[str, typer.Argument(help="list, show or replay")] = "list",
    letter: Annotated[str, typer.Argument(metavar="ID", help="One of them; without it, all that wait.")] = "",
    *,
    service: Annotated[str, typer.Option("--service", help="Whose dead letters.")] = "notification",
) -> None:
    """List, show or replay what a service could not handle."""
    command = [sys.executable, "-m", service, "dead-letters", action, *([letter] if letter else [])]
    sys.exit(process.run(command, env=_settings_of(service)))


def _settings_of(service: str) -> dict[str, str]:
    """What the running service was told, with the broker's address as it is now."""
    state = _running()
    parts = {part.name: part.server for part in whole_system(status.layout_of(_home(), state))}
    server = parts.get(service)
    if not isinstance(server, PythonPart):
        raise SetupError(f"There is no service {service!r}.", f"one of: {', '.join(SERVICES)}")
    return {**server.environment(), "SAMVERKA_KAFKA_BOOTSTRAP": state.bootstrap, "SAMVERKA_LOG_LEVEL": "warning"}


@app.command("test", context_settings=PASS_ON)
def run_tests(
    context: typer.Context,
    *,
    quick: Annotated[bool, typer.Option("--quick", help="Leave out what starts services or takes minutes.")] = False,
    containers: Annotated[bool, typer.Option("--containers", help="Test on MongoDB and Kafka in containers.")] = False,
) -> None:
    """Run every check; further arguments go to pytest."""
    sys.exit(checks.run_checks(_home(), quick=quick, containers=containers, extra=context.args))


@app.command(context_settings=PASS_ON)
def bench(context: typer.Context) -> None:
    """Measure, beside the limits of this machine in the same run; further arguments go to the benchmarks."""
    sys.exit(process.run([sys.executable, "-m", "benchmarks", *context.args], cwd=CHECKOUT))
