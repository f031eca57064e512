"""What went wrong unforeseen: kept, told once, and given on without patient data."""
