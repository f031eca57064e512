"""Safety rules as values, read from their files or put together from chosen rows."""
