"""The HTTP door: parses, hands over, answers."""
