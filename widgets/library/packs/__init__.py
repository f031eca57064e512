"""Packs in the library page: sending exercises and templates, and looking at what others send."""
