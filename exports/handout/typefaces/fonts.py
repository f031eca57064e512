"""The two embedded fonts: how wide a text is, which characters they have, how a PDF names them."""

from collections.abc import Iterable
from functools import cache, lru_cache

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics

from exports.handout.errors import HandoutError
from exports.handout.typefaces.font_part import PartOfFont
from resources.paths import folder


class Face:
    """One font: measures text and breaks it into lines. Sizes and widths are in points."""

    def __init__(self, font: PartOfFont) -> None:
        self.font = font
        self._known = frozenset(map(chr, font.face.charToGlyph)) | {" ", "\n"}
        self._em = {code: width / 1000 for code, width in font.face.charWidths.items()}
        self._default_em = font.face.defaultWidth / 1000
        self._words: dict[str, float] = {}
        self._lines = lru_cache(maxsize=4096)(self._broken_lines)  # a layout tries several ways

    def width(self, text: str, size: float) -> float:
        """The width of ``text`` on one line."""
        return self._word_em(text) * size

    def lines(self, text: str, size: float, width: float, indent: float = 0) -> tuple[str, ...]:
        """``text`` broken at spaces into lines of at most ``width``; longer words are broken up.

        The first line is shorter by ``indent``, and may be empty for that.
        """
        return self._lines(text, width / size, indent / size)

    def _broken_lines(self, text: str, room: float, used: float) -> tuple[str, ...]:
        """As ``lines``, all measured in multiples of the type size."""
        space = self._em[32]
        lines: list[str] = []
        for paragraph in text.split("\n"):
            current: list[str] = []
            for word in self._pieces(paragraph, room):
                em = self._word_em(word)
                if used and used + em > room:
                    lines.append(" ".join(current))
                    current, used = [], 0.0
                current.append(word)
                used += em + space
            lines.append(" ".join(current))
            used = 0.0
        return tuple(lines)

    def missing(self, text: str) -> str:
        """The first character of ``text`` that the font lacks, or an empty text."""
        missing = set(text) - self._known
        return min(missing, key=text.index) if missing else ""

    def _pieces(self, paragraph: str, room: float) -> Iterable[str]:
        for word in paragraph.split(" "):
            if not word:
                continue
            if self._word_em(word) <= room:
                yield word
            else:
                yield from self._broken(word, room)

    def _broken(self, word: str, room: float) -> Iterable[str]:
        piece = ""
        used = 0.0
        for character in word:
            em = self._em.get(ord(character), self._default_em)
            if piece and used + em > room:
                yield piece
                piece, used = "", 0.0
            piece += character
            used += em
        yield piece

    def _word_em(self, text: str) -> float:
        known = self._words.get(text)
        if known is None:
            em, default = self._em, self._default_em
            known = sum(em.get(code, default) for code in map(ord, text))
            if len(self._words) < 20_000:  # names and notes must not fill the memory
                self._words[text] = known
        return known


class Fonts:
    """Both faces."""

    def __init__(self, regular: Face, bold: Face) -> None:
        self.regular = regular
        self.bold = bold

    def have(self, letters: set[str]) -> bool:
        """Whether both faces have all of them."""
        return not any(face.missing("".join(letters)) for face in (self.regular, self.bold))

    def face(self, *, bold: bool) -> Face:
        return self.bold if bold else self.regular


@cache
def fonts() -> Fonts:
    """The fonts of the handout, read once for each process.

    reportlab keeps fonts and stream settings in one registry for the whole process, whoever asks;
    this function is the only place that touches it, so that nothing else depends on the order.
    """
    rl_config.useA85 = 0  # plain binary streams: a fifth smaller, and quicker to write
    files = folder("fonts")
    faces = []
    for name in ("NotoSans-Regular", "NotoSans-Bold"):
        try:
            font = PartOfFont(name, str(files / f"{name}.ttf"))
        except Exception as error:  # reportlab has no common error for unreadable fonts
            raise HandoutError(
                f"The font {name}.ttf cannot be read; install the program again."
            ) from error
        pdfmetrics.registerFont(font)
        faces.append(Face(font))
    return Fonts(*faces)
