"""Markdown as pages, feeds and the search need it."""
