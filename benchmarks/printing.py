"""What printing costs: seconds, size, and the most memory of the program that sets a file.

`python -m benchmarks.printing [HOW MANY PEOPLE ...]`
"""

import asyncio
import os
import resource
import sys
import time
from typing import Any

from tests.registration.unit.test_printing import HELD_IN, attendees, door

from registration.domain.attendee import Attendee
from registration.rendering.attendance import attendance
from registration.rendering.badges import badges
from registration.rendering.printing import Printer

USUAL = ("Anna Ek", "Örjan Åkerlund", "Åsa-Karin Zettergren von Hofsten", "Nguyễn Thị Hương", "محمد علي حسن")


def main() -> None:
    """Measure and print."""
    print(f"{os.cpu_count()} processors; {'file':>16} {'people':>7} {'seconds':>8} {'KB':>6} {'MB of memory':>13}")
    for number in map(int, sys.argv[1:] or ("1", "100", "500", "2000", "2500")):
        people = attendees(*(USUAL * number)[:number])
        measure("badges", badges(HELD_IN, people, "sv"), people)
        measure("attendance", attendance(HELD_IN, None, people, "sv"), people)


def measure(file: str, data: dict[str, Any], people: list[Attendee]) -> None:
    """Print one file in a process of its own, for the most memory of children is counted over all of them."""
    if (child := os.fork()) == 0:
        codes = [door(one) for one in people] if file == "badges" else []
        began = time.perf_counter()
        pdf = asyncio.run(Printer().print(f"{file}.typ", data, codes))
        took = time.perf_counter() - began
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        print(f"{file:>30} {len(people):>7} {took:>8.2f} {len(pdf) // 1024:>6} {most:>13}", flush=True)
        os._exit(0)
    os.waitpid(child, 0)


if __name__ == "__main__":
    main()
