"""The facts that registration tells. It hears none: it needs nothing from others to decide."""
