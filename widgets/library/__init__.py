"""The library page: every exercise and weekly template, to read and to learn why."""
