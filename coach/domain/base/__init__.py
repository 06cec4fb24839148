"""What the rest of the domain stands on: moments, and the words of people for them."""
