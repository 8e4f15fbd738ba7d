"""The facts that notification hears and tells."""
