"""The figure of an exercise: poses as angles over a body of fixed lengths, set on the floor, moved and drawn."""
