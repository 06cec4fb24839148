"""The editors of what a person tells about themselves, the same in the first run and on the profile page."""
