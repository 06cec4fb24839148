"""What the library holds: exercises, routines, the fixed words, and how both are named and found."""
