"""How much of one exercise, and how that follows from what it did."""
