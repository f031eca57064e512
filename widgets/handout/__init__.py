"""The handout page: the real PDF as a preview, and the way to the printer or a file."""
