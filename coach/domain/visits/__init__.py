"""Visits: the course they make, costs, looks back, and what massage is for what."""
