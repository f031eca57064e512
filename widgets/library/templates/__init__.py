"""The template library: find, read, apply, write, review and compare weekly templates."""
