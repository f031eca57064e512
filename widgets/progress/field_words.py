"""The fields of log entries and scores in words, as lists and tables show them."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from designer.model.log_edit import LogEdit
from designer.model.record import PatientRecord
from designer.model.units import METRIC, quantity_of
from designer.progress.history import FieldChange, changes_of
from widgets.common.dates import shown_time
from widgets.common.value_words import scalar_words


class FieldWords(QObject):
    """Names fields and tells changes of them."""

    def __init__(self, exercise_names: Mapping[str, str]) -> None:
        super().__init__()
        self._exercises = exercise_names
        self._names = _names(self.tr)
        self.units = METRIC

    def name(self, field: str) -> str:
        """A field in words."""
        return self._names.get(field, field)

    def value(self, value: object, field: str = "") -> str:
        """A value in words, with its unit where ``field`` is measured; a dash for unknown."""
        if value is None or value in ("", ()):
            return "–"
        quantity = quantity_of(field)
        if quantity is not None and isinstance(value, int | float):
            return self.units.told(quantity, value)
        if (scalar := scalar_words(value)) is not None:
            return scalar
        if isinstance(value, tuple):
            return ", ".join(str(part) for part in value)
        return str(value)

    def change(self, change: FieldChange) -> str:
        """Such as "Dead bug: worst pain was 4, is 3"."""
        text = self.tr("{field} was {was}, is {now}").format(
            field=self.name(change.field),
            was=self.value(change.was, change.field),
            now=self.value(change.now, change.field),
        )
        exercise = self._exercises.get(change.exercise_id, change.exercise_id)
        return f"{exercise}: {text}" if exercise else text

    def edit(self, record: PatientRecord, edit: LogEdit) -> str:
        """All that one edit changed."""
        changed = changes_of(record, edit)
        if changed is None:
            return self.tr("Removed. It said: {what}").format(what=self._all(edit))
        return "; ".join(self.change(change) for change in changed)

    def edited(self, record: PatientRecord, edit: LogEdit) -> str:
        """Such as "Edited on 2 Mar 2026, 18:00 by J. Ortiz: worst pain was 4, is 3"."""
        return self.tr("Edited on {when}{by}: {what}").format(
            when=shown_time(edit.when),
            by=self.tr(" by {who}").format(who=edit.who) if edit.who else "",
            what=self.edit(record, edit),
        )

    def _all(self, edit: LogEdit) -> str:
        entry = edit.entry
        told = []
        for name in entry.__struct_fields__ if entry is not None else ():
            value = getattr(entry, name)
            if name not in ("id", "measure", "at", "on", "items") and value not in (None, "", ()):
                told.append(f"{self.name(name)} {self.value(value, name)}")
        items = edit.session.items if edit.session is not None else ()
        told += [self._exercises.get(item.exercise_id, item.exercise_id) for item in items]
        return ", ".join(told) or "–"


def _names(tr: Callable[[str], str]) -> dict[str, str]:
    return {
        "at": tr("time"),
        "on": tr("date"),
        "done": tr("done"),
        "minutes": tr("minutes"),
        "pain_before": tr("pain before"),
        "pain_peak": tr("worst pain"),
        "pain_after": tr("pain after"),
        "quality": tr("feeling"),
        "below_knee": tr("below the knee"),
        "exact_radicular": tr("usual nerve pain"),
        "form_lost": tr("form lost"),
        "form_shaky": tr("shaky hold"),
        "breath_held": tr("breath held"),
        "cramp_or_grip": tr("cramp or hard grip"),
        "joint_pain": tr("joint pain"),
        "end_range": tr("stretched to the hard end"),
        "reps_done": tr("reps"),
        "sets_done": tr("sets"),
        "holds_done": tr("holds"),
        "hold_s_done": tr("seconds held"),
        "duration_s_done": tr("seconds done"),
        "distance_m_done": tr("distance done"),
        "load_kg": tr("load"),
        "band": tr("band"),
        "step_height_cm": tr("step"),
        "block_height": tr("blocks"),
        "note": tr("note"),
        "urgent_checked": tr("urgent questions asked"),
        "entered_by": tr("entered by"),
        "pain_next_day": tr("pain the next day"),
        "linger_hours": tr("hours until normal"),
        "soreness_kind": tr("soreness"),
        "soreness_site": tr("sore where"),
        "worst_pain": tr("worst pain of the day"),
        "leg_pain_worst": tr("worst leg pain"),
        "leg_spread_new": tr("new in leg or foot"),
        "pain_moved_to": tr("pain moved"),
        "night_pain_woke": tr("pain woke at night"),
        "numb_weak": tr("numb or weak"),
        "bowel_bladder": tr("bladder or bowel"),
        "saddle": tr("saddle numbness"),
        "fever": tr("fever"),
        "night_sweats": tr("night sweats"),
        "trauma": tr("fall or injury"),
        "weight_loss": tr("weight loss"),
        "headache": tr("headache"),
        "migraine_effort": tr("migraine with effort"),
        "walk_min": tr("minutes walking"),
        "stand_min": tr("minutes standing"),
        "sit_min": tr("minutes sitting"),
        "sleep_h": tr("hours of sleep"),
        "protein_g": tr("protein in g"),
        "weight_kg": tr("weight"),
        "heat_before": tr("warmth before"),
        "ice_after": tr("cold after"),
        "medication_taken": tr("medicine taken"),
        "medication_name": tr("name of the medicine"),
        "flare_marked": tr("flare marked"),
        "score": tr("score"),
        "distress": tr("distress"),
    }
