"""The library: exercises and routines."""
