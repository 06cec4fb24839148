"""The body from the front and from behind: one outline and one set of places, for the screen and for paper."""
