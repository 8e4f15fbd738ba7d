"""One file per verb: load, let the domain decide, save. Reads are `get_…` and `list_…`."""
