"""Figures of exercises on the screen."""
