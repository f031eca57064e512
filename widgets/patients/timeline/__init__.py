"""Everything that happened to a patient, and the way from an event to the thing."""
