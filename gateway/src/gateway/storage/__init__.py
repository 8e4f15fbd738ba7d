"""What the gateway keeps, and how."""
