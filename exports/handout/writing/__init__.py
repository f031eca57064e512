"""Pages as PDF operators."""
