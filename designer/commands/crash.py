"""What is kept of a fault of the program: where it happened, and nothing a patient said."""

import platform
import traceback
from datetime import datetime
from pathlib import Path

from platformdirs import user_log_path


def write_crash_report(error: BaseException) -> Path:
    """Add the error's type and the lines that led to it to the log file; the file's path.

    The message is left out: a KeyError's is the key itself, which may be a patient's name.
    """
    path = user_log_path("home-program-designer") / "crashes.log"
    frames = [
        f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}\n'
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    head = f"{now}  Python {platform.python_version()}, {platform.platform()}\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as log:
        log.write(f"{head}{type(error).__name__}\n{''.join(frames)}\n")
    return path
