"""The vocabulary of five languages as data, and how spellings are compared."""
