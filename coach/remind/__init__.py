"""Delivers reminders: waking, claiming, showing, and the agent that does so while no screen is open."""
