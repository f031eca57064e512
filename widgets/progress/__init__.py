"""The progress page: log what the patient reports, see the course, decide the next step."""
