"""Strings that a careless writer of PDFs would read as markup, paths, patterns or operators."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from designer.model.clinic import ClinicIdentity
from designer.model.patient import Identifiers
from exports.handout.content.options import HandoutOptions
from exports.handout.layout_kinds import KINDS, LayoutKind
from exports.handout.outline import build_outline
from exports.handout.pdf import write_pdf
from tests.exports.layouts import report_of
from tests.exports.samples import (
    TODAY,
    coaching,
    figures,
    library,
    own_exercise,
    page_texts,
    record_of,
    squeezed,
    week_of,
)

_PIECES = (
    *("<b>", "</para>", "<img src='/etc/passwd'/>", "<font size=99>", "&amp;", "&#x41;", "&lt;"),
    *("(", ")", "\\", "\\)", "\\n", "\\101", "<<", ">>", "[", "]", "{", "}", "%", "%%EOF"),
    *("endstream", "endobj", "/JavaScript", "BT", "ET Q", "Tj", "stream", "%PDF-1.7", "xref"),
    *("{name}", "{0}", "{patient.__class__}", "%s", "%(x)s", "$HOME", "`id`", "$(id)", "${x}"),
    *("../../etc/passwd", "file:///etc/passwd", "http://a.example/x.png", "C:\\x", "\\\\srv\\x"),
    *("' OR 1=1 --", '"; DROP', "<script>alert(1)</script>", "javascript:x", "=1+1", "@SUM(1)"),
    *("é", "ñ", "ß", "Ż", "–", "“x”", "×", "…", "Ł", "ő", "½"),
    *("a", "Z9", "word", "x" * 9),
)


def hostile_strings(count: int, seed: int = 7) -> list[str]:
    """``count`` different strings of 1 to 5 pieces, each with a mark of its own at both ends."""
    choose = random.Random(seed)
    made = []
    for number in range(count):
        pieces = choose.choices(_PIECES, k=choose.randint(1, 5))
        made.append(f"q{number}{choose.choice(('', ' '))}{''.join(pieces)}z{number}")
    return made


def misprints(strings: Sequence[str], kinds: Sequence[LayoutKind] = KINDS) -> Iterator[str]:
    """Each string that some layout does not print letter by letter, with the layout's name."""
    for first in range(0, len(strings), 8):
        some = list(strings[first : first + 8])
        for kind in kinds:
            said = _plain("".join(page_texts(_printed(kind, some + [""] * (8 - len(some))))))
            for text in _shown_on(kind, some):
                if _plain(text) not in said:
                    yield f"{kind.name}: {text!r}"


def _printed(kind: LayoutKind, texts: Sequence[str]) -> bytes:
    name, mrn, therapist, clinic, phone, exercise, note, line = texts
    own = own_exercise(name=exercise or "Own", patient_text=coaching("Do this."))
    known = library().with_exercises([own])
    record = record_of(week_of(("own-exercise",), note=note, known=known))
    patient = replace(
        record.patient, identifiers=Identifiers(name=name, mrn=mrn), therapist=therapist
    )
    record = replace(record, patient=patient)
    options = HandoutOptions(
        layout=kind.name,
        figures=figures(),
        report=report_of(record, known) if kind.audience == "clinic" else None,
    )
    identity = ClinicIdentity(name=clinic, phone=phone, letterhead=(line,) if line else ())
    return write_pdf(build_outline(record, 0, known, identity, TODAY, options))


def _shown_on(kind: LayoutKind, texts: Sequence[str]) -> Sequence[str]:
    """The log names no exercises, the referral note no notes."""
    left_out = {"log": {5, 6}, "referral": {6}}.get(kind.name, set())
    return [text for index, text in enumerate(texts) if index not in left_out]


def _plain(text: str) -> str:
    """Readers join words at a hyphen at a line's end; leave hyphens aside."""
    return re.sub(r"[-\xad\u2010\ufffe\x02]", "", squeezed(text))
