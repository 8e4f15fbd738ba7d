"""Notification: what is told to people by mail, each message once, and what became of it."""
