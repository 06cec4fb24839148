"""Guiding a run: how the person stands, what may be done, the player, its place on disk, and the entry it becomes."""

from coach.guide.guide import Guide
from coach.guide.outlook import outlook, refusal
from coach.guide.preparing import PENDING, Preparation, nothing_left, prepared, prepared_again

__all__ = ["PENDING", "Guide", "Preparation", "nothing_left", "outlook", "prepared", "prepared_again", "refusal"]
