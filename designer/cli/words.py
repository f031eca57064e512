"""What the command line says."""

from designer.text import Texts, load_texts
from resources.paths import folder


def command_words() -> Texts:
    """The texts of the subcommands, and those of the core that they show."""
    return load_texts(folder("text"), "en", "core", "commands")
