"""The embedded fonts: widths, letters, and how a PDF carries a part of one."""
