"""What the core says, for tests that need no library."""

from __future__ import annotations

from designer.text import load_texts
from resources.paths import folder

WORDS = load_texts(folder("text"), "en", "core")
