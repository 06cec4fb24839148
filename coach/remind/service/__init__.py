"""How the system starts the agent when a person logs in, and starts it again when it dies."""
