"""The words of the clinic's own papers, which are in English only."""

from designer.text import Texts, load_texts
from resources.paths import folder


def language_name(language: str, words: Texts) -> str:
    """Such as "English"; a language without a name stays as it is recorded."""
    key = f"languages.{language}"
    return words(key) if key in words else language


def clinic_texts() -> Texts:
    return load_texts(folder("text") / "clinic", "en")
