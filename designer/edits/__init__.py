"""Pure edits of a week, and the difference between two weeks."""
