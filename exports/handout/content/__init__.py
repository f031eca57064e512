"""What a handout says: its sections and blocks in the language of the patient."""
