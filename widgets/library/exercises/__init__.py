"""The clinic's own exercises: the editor, what is checked while somebody types, and saving."""
