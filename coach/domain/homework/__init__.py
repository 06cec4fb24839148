"""What a therapist gave to do at home, in the therapist's words."""
