"""The pure rules: no files, no clock, no screens."""
