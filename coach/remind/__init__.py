"""Reminders: when they are due, and how they reach the person."""
