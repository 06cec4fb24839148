"""Guiding a run: the player, its place kept on disk, and the entry it becomes."""

from coach.guide.guide import Guide

__all__ = ["Guide"]
