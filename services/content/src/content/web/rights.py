"""Who may do what in content: each use case has its right here, and its route names it."""

from chassis.rights import Right

READ = Right(anyone=True)
"""Readers see what is published."""
WRITE = Right(("staff", "editor", "content:write"))
