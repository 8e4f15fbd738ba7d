"""`python -m notification`: see `chassis.commands`."""

import sys

from chassis.commands import main
from notification.wiring import SERVICE

sys.exit(main(SERVICE))
