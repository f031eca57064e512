"""Why a pack cannot be read or taken in. Nothing was changed then."""

from designer.errors import DesignerError


class PackError(DesignerError):
    """Base of them. ``entry`` is the file inside the pack, empty for the pack as a whole."""

    def __init__(self, problem: str, remedy: str, entry: str = "") -> None:
        self.problem = problem
        self.remedy = remedy
        self.entry = shown_name(entry)
        place = f"{self.entry}: " if entry else ""
        super().__init__(f"{place}{problem} {remedy}")


class NotAPack(PackError):
    """The file is something else, or was cut short on its way."""


class PackTooLarge(PackError):
    """A limit of size or number is passed; nothing beyond it was read."""


class PackedTooTightly(PackError):
    """An entry unpacks to far more than honest data do: the mark of a zip bomb."""


class ForbiddenEntry(PackError):
    """A name or kind of entry that no pack has: a path, a link, an encrypted file, a twin."""


class DamagedEntry(PackError):
    """An entry is not what the list of entries says it is."""


class UnreadableEntry(PackError):
    """The content of an entry is not what a pack may hold."""


class UnsafePicture(PackError):
    """A picture that cannot be used."""


class CannotTake(PackError):
    """An item does not fit into this clinic as it was asked for."""


def shown_name(name: str) -> str:
    """A foreign name that may stand in a sentence: short, and nothing in it acts."""
    plain = name.encode("ascii", "backslashreplace").decode()
    printable = "".join(sign if sign.isprintable() else "?" for sign in plain)
    return printable if len(printable) <= 80 else f"{printable[:79]}…"
