"""One guided go through a routine: its segments, its state machine, and what is shown and said of it."""
