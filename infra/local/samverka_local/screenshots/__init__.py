"""Pictures of every page in every state, width, colour scheme and language, to be looked at with one's own eyes."""
