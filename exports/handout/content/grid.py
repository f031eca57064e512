"""The week grid (H-14): exercises by days."""

from collections.abc import Sequence

from designer.text import Texts
from exports.handout.content.blocks import DayHead, Days, GridGroup, GridRow, WeekGrid
from exports.handout.content.dose_words import dose_in_words
from exports.handout.content.pictures import Figures, pictures_of
from exports.handout.content.prescriptions import SESSIONS, Prescription


def week_grid(
    prescriptions: Sequence[Prescription],
    heads: tuple[DayHead, ...],
    figures: Figures | None,
    texts: Texts,
    *,
    doses: bool = False,
) -> WeekGrid:
    """The week at a glance; sessions are told apart only where there are two.

    ``doses`` puts the dose below each name.
    """
    sessions = [s for s in SESSIONS if any(item.session == s for item in prescriptions)]
    groups = tuple(
        GridGroup(
            title=texts(f"handout.session.{session}") if len(sessions) > 1 else "",
            rows=tuple(
                _row(item, figures, texts if doses else None)
                for item in prescriptions
                if item.session == session
            ),
        )
        for session in sessions
    )
    return WeekGrid(head=texts("handout.grid.exercise"), days=heads, groups=groups)


def _row(item: Prescription, figures: Figures | None, dose_texts: Texts | None) -> GridRow:
    mon, tue, wed, thu, fri, sat, sun = (day in item.days for day in range(7))
    days: Days = (mon, tue, wed, thu, fri, sat, sun)
    words = None
    if dose_texts is not None:
        words = dose_in_words(item.dose, item.exercise.attributes.pattern, dose_texts, item.units)
    return GridRow(
        number=item.number,
        name=item.exercise.name_for_patient,
        days=days,
        figure=next(reversed(pictures_of(item.exercise.id, figures, small=True)), None),
        dose=" ".join(words.main) if words else "",
        details=" ".join((*words.details, *_note(item))) if words else "",
    )


def _note(item: Prescription) -> tuple[str, ...]:
    return (item.note,) if item.note else ()
