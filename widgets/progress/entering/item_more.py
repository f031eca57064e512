"""What else can be logged about one exercise: the amount done, how it felt, a note."""

from PySide6.QtCore import QCoreApplication

from designer.model.units import METRIC, Units
from widgets.common.blank_spin import BlankSpinBox, MeasuredSpinBox
from widgets.progress.entering.answers import ChoiceBox, YesNoBox
from widgets.progress.entering.more_fields import MoreField, MoreFields, text_field

_COLUMNS = 7


def item_more(exercise_name: str, units: Units = METRIC) -> MoreFields:
    """The fields of an item log that the row itself does not show."""
    return MoreFields(
        [*_felt(), *_done(units), MoreField("note", _tr("Note"), text_field(2000))],
        _COLUMNS,
        about=exercise_name,
        left_px=16,
    )


def _felt() -> list[MoreField]:
    return [
        MoreField("pain_before", _tr("Pain before"), BlankSpinBox(0, 10, 0.5)),
        MoreField("pain_after", _tr("Pain after"), BlankSpinBox(0, 10, 0.5)),
        MoreField("joint_pain", _tr("Pain in a joint"), _asked()),
        MoreField("end_range", _tr("Stretched to the hard end"), _asked()),
        MoreField("form_shaky", _tr("Hold was shaky"), _asked()),
        MoreField("cramp_or_grip", _tr("Cramp or hard grip"), _asked()),
    ]


def _done(units: Units) -> list[MoreField]:
    bands = {
        "very-light": _tr("very light"),
        "light": _tr("light"),
        "medium": _tr("medium"),
        "heavy": _tr("heavy"),
    }
    blocks = {
        "knee": _tr("knee"),
        "mid-shin": _tr("mid-shin"),
        "below-mid-shin": _tr("below mid-shin"),
        "floor": _tr("floor"),
    }
    seconds = _tr("s")
    return [
        MoreField("sets_done", _tr("Sets done"), BlankSpinBox(1, 1000), whole=True),
        MoreField("reps_done", _tr("Reps done"), BlankSpinBox(1, 1000), whole=True),
        MoreField("holds_done", _tr("Holds done"), BlankSpinBox(1, 1000), whole=True),
        MoreField("duration_s_done", _tr("Time done"), BlankSpinBox(0, 86_400, 5, seconds)),
        MoreField(
            "distance_m_done", _tr("Distance done"), MeasuredSpinBox("distance", units, 100_000, 10)
        ),
        MoreField("load_kg", _tr("Load"), MeasuredSpinBox("weight", units, 500, 0.5)),
        MoreField("band", _tr("Band"), ChoiceBox(_tr("Band"), bands)),
        MoreField("step_height_cm", _tr("Step"), MeasuredSpinBox("height", units, 300)),
        MoreField("block_height", _tr("Blocks"), ChoiceBox(_tr("Blocks"), blocks)),
    ]


def _asked() -> YesNoBox:
    return YesNoBox("")


def _tr(text: str) -> str:
    return QCoreApplication.translate("ItemMore", text)
