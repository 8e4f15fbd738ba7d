"""What it keeps, and how it is found again."""
