"""What crosses a boundary between parts, in files any language can read, and the checks that keep it true."""
