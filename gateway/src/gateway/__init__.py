"""The gateway: the one public door, and the pages that people see."""
