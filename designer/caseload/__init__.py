"""All patients at once: who needs somebody today, and why."""
