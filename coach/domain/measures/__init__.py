"""What is measured, how its number is made, and what may be claimed from it."""
