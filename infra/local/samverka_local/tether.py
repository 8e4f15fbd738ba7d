"""Become another program, tied to the life of the process that asked for it.

Run as a script: `python -I -S tether.py PARENT_PID COMMAND…`. Linux kills the program when its parent dies (prctl(2),
PR_SET_PDEATHSIG survives execve), so that even a supervisor killed with -9 leaves no process behind.
"""

import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def tie_to_parent(parent: int) -> None:
    """Ask the kernel for SIGKILL at the parent's death, and look once whether it died before we could ask."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes  # noqa: PLC0415 - costs 10 ms, and only Linux has the call

    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit("the process that wanted this one is gone")


if __name__ == "__main__":
    tie_to_parent(int(sys.argv[1]))
    os.execvp(sys.argv[2], sys.argv[2:])  # noqa: S606 - the whole point: no shell between
