"""The entries of the journal, and the ways to look at them."""
