"""`python -m registration`: see `chassis.commands`."""

import sys

from chassis.commands import main
from registration.wiring import SERVICE

sys.exit(main(SERVICE))
