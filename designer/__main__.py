"""``python -m designer`` and the command ``home-program-designer``."""

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window or run a subcommand; the exit code."""
    from designer.cli import run

    return run(argv)


if __name__ == "__main__":
    sys.exit(main())
