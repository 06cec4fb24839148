"""When to remind of what, and what is said then (design.md 6): pure rules, time and zone are passed in."""
