"""What is asked of a patient: the intake form with its sections, and the review."""
