"""The facts it tells, and those it hears."""
