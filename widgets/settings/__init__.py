"""Settings: what suits this person and this screen, and where the clinic's own lie."""
