"""Several workstations on one clinic: news from others, choices, and saving that does not work."""
