"""Whose work the program rests on, and under which licences, read from the installed packages."""

import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import NamedTuple

from resources.paths import folder

OURS = "home-program-designer"
# What is installed along with the program. The tests compare it with pyproject.toml.
PACKAGES = (
    "PySide6-Essentials",
    "shiboken6",
    "pyqtgraph",
    "numpy",
    "reportlab",
    "pillow",
    "pypdfium2",
    "charset-normalizer",
    "rapidfuzz",
    "tinydb",
    "msgspec",
    "filelock",
    "platformdirs",
    "colorama",
)
_LEGAL = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)
_LONGEST = 60  # some packages put the whole licence where its name belongs


class Licence(NamedTuple):
    """A part of the program: what it is, its licence by name, and the licence itself if there."""

    name: str
    version: str
    licence: str
    text: str


def own_version() -> str:
    """The program's version; "" when it runs from its source folder."""
    try:
        return distribution(OURS).version
    except PackageNotFoundError:
        return ""


def licences() -> list[Licence]:
    """Our own first, then the fonts and the packages. Takes some milliseconds."""
    own = _of_package(OURS) or Licence("", own_version(), "", "")
    fonts = (folder("fonts") / "OFL.txt").read_text("utf-8")
    found = [
        own._replace(name="Home Program Designer", licence="Apache-2.0"),
        Licence("Noto Sans", "", "OFL-1.1", fonts),
    ]
    found += [licence for name in PACKAGES if (licence := _of_package(name)) is not None]
    return found


def _of_package(name: str) -> Licence | None:
    try:
        package = distribution(name)
    except PackageNotFoundError:  # of another system only
        return None
    return Licence(package.metadata["Name"], package.version, _named(package), _text_of(package))


def _named(package: Distribution) -> str:
    """The licence by name: the modern field, the old one, or the classifiers."""
    about = package.metadata
    for field in ("License-Expression", "License"):
        said = str(about[field] or "").strip() if field in about else ""
        if said and said != "UNKNOWN":
            return said.splitlines()[0][:_LONGEST]
    marks = [c for c in about.get_all("Classifier") or [] if c.startswith("License ::")]
    return ", ".join(mark.rsplit(" :: ", 1)[1] for mark in marks)


def _text_of(package: Distribution) -> str:
    texts = []
    for path in package.files or ():
        in_metadata = any(part.endswith(".dist-info") for part in path.parts)
        if in_metadata and _LEGAL.search(path.as_posix().split("/", 1)[1]):
            try:
                texts.append(path.read_text("utf-8").strip())
            except (OSError, UnicodeDecodeError):
                continue  # the name of the licence stands beside it
    return "\n\n".join(texts) or (package.read_text("licenses/LICENSE") or "").strip()
