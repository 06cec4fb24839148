"""Reminders: when they are due, who delivers them, and how the agent that waits for them is started."""
