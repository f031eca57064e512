"""What leaves the program: handouts, tables, records and pictures for other eyes."""
