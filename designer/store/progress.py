"""How long work says how far it is, and is called off."""

from collections.abc import Callable

Step = Callable[[int, int], None]  # done, of how many; raise Stopped in it to call the work off


def silent(_done: int, _of: int) -> None:
    """A step that nobody watches."""
