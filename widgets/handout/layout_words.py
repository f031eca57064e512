"""What the therapist calls the layouts and their parts."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication


class LayoutWords(NamedTuple):
    """A layout's name and one line on what it is good for."""

    name: str
    hint: str


_LAYOUTS = {
    "week": ("Full instructions", "Week, doses, every step with pictures, and the log"),
    "glance": ("Week at a glance", "The week on one page, the signs on its back; the steps follow"),
    "cards-2": ("Cards, 2 a page", "Everything about each exercise, to cut out"),
    "cards-4": ("Cards, 4 a page", "Picture, dose and steps"),
    "cards-6": (
        "Cards, 6 a page",
        "Picture and dose to cut out; the steps follow on pages of their own",
    ),
    "booklet": ("Booklet for the course", "All weeks, each exercise explained once"),
    "pocket": ("Pocket list", "One folded sheet to carry along"),
    "log": ("Log sheets", "For 1 to 4 weeks"),
    "therapist": ("Therapist’s copy", "Findings, overrides, rule version, CERT"),
    "referral": ("Referral note", "Why, what is known, the course so far"),
}
_PARTS = {
    "week": "Week plan",
    "dose": "Table of doses",
    "feeling": "How it may feel",
    "exercises": "How to do each exercise",
    "walking": "Walking and cycling",
    "log": "Log sheet",
    "call": "When to call",
    "course": "Overview of the course",
    "grid": "The week",
    "prescription": "Prescription",
    "findings": "Findings",
    "overrides": "Overrides",
    "facts": "What was known",
    "cert": "CERT report",
    "program": "Home exercise program",
    "course-so-far": "Course so far",
    "answer": "Room for the answer",
    "H-02": "Neutral back",
    "H-03": "Breathing",
    "H-04": "Hold before load",
    "H-05": "When to end a set",
    "H-06": "Short and often",
    "H-12": "Finding neutral",
    "H-13": "The order",
    "H-19": "Easy mistakes",
    "H-20": "Sleep, food, comfort",
    "H-23": "What to expect",
}


def layout_words(layout: str) -> LayoutWords:
    name, hint = _LAYOUTS[layout]
    translate = QCoreApplication.translate
    return LayoutWords(translate("Handout", name), translate("Handout", hint))


def part_name(part: str) -> str:
    """A section or a statement."""
    return QCoreApplication.translate("Handout", _PARTS.get(part, part))
