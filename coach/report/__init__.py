"""What goes out of Coach and comes in: JSON, CSV, calendar files."""
