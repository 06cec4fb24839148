"""Today's plan: the phase and the mode, which moves, in which order, and why."""
