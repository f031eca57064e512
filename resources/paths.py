"""Where the shipped data lie, also when the package is installed."""

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def knowledge_folder() -> Path:
    """Exercises, diagnoses, red flags and the words around them, as JSON."""
    return _HERE / "knowledge"


def rules_folder() -> Path:
    """The safety rules, as data."""
    return _HERE / "rules"


def folder(name: str) -> Path:
    """The folder of one kind of data, such as ``figures`` or ``themes``."""
    return _HERE / name
