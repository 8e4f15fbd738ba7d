"""One file per verb: load, let the domain decide, save. Reads are `list_…`."""
