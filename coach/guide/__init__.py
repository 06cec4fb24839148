"""Guiding a run: how the person stands, what may be done, the player, its place on disk, and the entry it becomes."""
