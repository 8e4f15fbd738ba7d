"""What registration keeps, and how it is found again."""
