"""The printed handout: a program week becomes an outline of blocks, and the outline a PDF."""
