"""What is kept of a fault of the program: where it happened, and nothing a patient said."""

import platform
from datetime import datetime
from pathlib import Path

from platformdirs import user_log_path

from designer.faults import described


def write_crash_report(error: BaseException) -> Path:
    """Add the error's type and the lines that led to it to the log file; the file's path."""
    path = user_log_path("home-program-designer") / "crashes.log"
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    head = f"{now}  Python {platform.python_version()}, {platform.platform()}\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as log:
        log.write(f"{head}{described(error)}\n")
    return path
