"""`python -m content`: see `chassis.commands`."""

import sys

from chassis.commands import main
from content.wiring import SERVICE

sys.exit(main(SERVICE))
