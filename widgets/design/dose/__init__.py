"""The dose of the chosen exercise: its fields, its words, its next rungs."""
