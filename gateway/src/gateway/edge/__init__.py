"""What every request passes before anything of ours looks at it: protection of the door."""
