"""The rules of registration in plain Python: no framework, no database."""
