"""The words of the clinic's own papers, which are in English only."""

from designer.text import Texts, load_texts
from resources.paths import folder


def clinic_texts() -> Texts:
    return load_texts(folder("text") / "clinic", "en")
