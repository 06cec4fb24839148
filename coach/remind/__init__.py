"""Reminders: when to wake, how they are shown, and the agent that shows them while no screen is open."""
