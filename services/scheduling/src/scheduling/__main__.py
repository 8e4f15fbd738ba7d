"""`python -m scheduling`: see `chassis.commands`."""

import sys

from chassis.commands import main
from scheduling.wiring import SERVICE

sys.exit(main(SERVICE))
