"""The one page before the next visit (clinical.md 7): what happened since the last one, true to the journal."""
