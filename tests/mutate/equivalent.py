"""The changes that change nothing, each with the reason; whatever else survives lacks a test."""

EQUIVALENT: dict[tuple[str, str], str] = {}
