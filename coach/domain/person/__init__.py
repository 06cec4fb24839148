"""Who the person is, as far as Coach has to know, and what they have set."""
