"""Text that is safe to print."""


def harmless(text: str) -> str:
    """The text with control characters, which could steer a terminal, shown as escapes."""
    return "".join(c if c.isprintable() or c == "\n" else repr(c)[1:-1] for c in text)
