"""The door's own rules: accounts, sessions, sign-in links, API keys. Plain Python."""
