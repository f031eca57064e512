"""One JSON file for each shipped weekly template."""
