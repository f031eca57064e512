"""Packs: exercises and weekly templates of one clinic that travel to another as one file."""
