"""How a reminder reaches the person: a ladder of rungs, each of which can fail alone."""
