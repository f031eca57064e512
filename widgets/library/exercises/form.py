"""The form of an exercise: every field with what it means, and what is wrong beside it."""

from collections.abc import Mapping
from typing import Any

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from designer.knowledge.errors import Problem
from designer.knowledge.library import Library
from designer.model.exercise import Exercise
from widgets.common.exercises_field import ExercisesField
from widgets.common.fields import ComboField, LongTextField, NumberField, TextField
from widgets.common.form_row import FormRow, field_of
from widgets.common.labels import plain_label
from widgets.library.exercises.range_field import RangeField
from widgets.library.exercises.terms import demand_terms, identity_terms, resists_choices
from widgets.library.exercises.tick_list import TickList

_TEXTS = ("setup", "steps", "breathing", "feels_like", "stop_when")
FLAGS = ("ballistic", "end_range")
_FIGURES = ("sets", "reps", "holds", "hold_s", "duration_s")
_TEXT_PX = 60
_SPANISH_NAME = "translations.es.patient_name"
WIDEST_PX = 880


class ExerciseForm(QWidget):
    """Shows an exercise and gives back what stands in the fields.

    Signals:
        edited(): the user changed something.
    """

    edited = Signal()

    def __init__(self, library: Library, own_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, FormRow] = {}
        self._names = {e.id: e.name for e in library.exercises.values() if e.id != own_id}
        self._kept: dict[str, Any] = {}  # fields of the exercise that the form does not show
        self._visited: set[str] = set()
        self.setMaximumWidth(WIDEST_PX)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 16, 24, 24)
        self._column.setSpacing(12)
        self._build()

    def show_exercise(self, exercise: Exercise) -> None:
        """Fill the fields."""
        values = msgspec.to_builtins(exercise)
        values["attributes"] = msgspec.structs.asdict(exercise.attributes)  # "none", too, is stated
        self._kept = values
        flat = _flattened(values)
        for name, row in self.rows.items():
            value = flat.get(name)
            if name.removeprefix("attributes.") in FLAGS and value is not None:
                value = "yes" if value else "no"
            if name in {"other_names", "equipment"}:
                value = ", ".join(value or ())
            field_of(row).show_value(value)

    def show_defaults(self, exercise: Exercise) -> None:
        """Fill the fields, but leave every demand unstated: nobody has thought of it yet."""
        self.show_exercise(exercise)
        for name, row in self.rows.items():
            if name.startswith("attributes.") or name in {"kind", "phase"}:
                field_of(row).show_value("")

    def values(self) -> dict[str, Any]:
        """What stands in the fields, as a program file writes an exercise."""
        values: dict[str, Any] = {
            k: v for k, v in self._kept.items() if k not in {"start_dose", "clinics_own"}
        }
        for name, row in self.rows.items():
            _put(values, name, self._value(name, row))
        dose = values.get("guide_dose", {})
        dose["per_side"] = True if dose.get("per_side") == "yes" else None
        translation = values.get("translations", {}).get("es")
        if translation is not None and not translation.get("patient_name"):
            values["translations"] = {}  # with words of it, field_problems() holds the form back
        if self._kept.get("translations") != values.get("translations"):
            for words in values.get("translations", {}).values():
                words["reviewed"] = False  # a changed text is to be read again
        return values

    def field_problems(self) -> dict[str, str]:
        """What the fields themselves cannot read, by field."""
        told = {name: field_of(row).problem() for name, row in self.rows.items()}
        spanish = [
            name
            for name, row in self.rows.items()
            if name.startswith("translations.es.") and field_of(row).value()
        ]
        if spanish and _SPANISH_NAME not in spanish:
            told[_SPANISH_NAME] = self.tr(
                "Write the name in Spanish, too: the words below belong to it."
            )
        return {name: said for name, said in told.items() if said}

    def show_problems(self, problems: tuple[Problem, ...], *, all_of_them: bool = False) -> None:
        """Say what is wrong beside each field that was visited, or beside every one."""
        told: dict[str, str] = {}
        for problem in problems:
            name = problem.field if problem.field in self.rows else problem.field.split(".")[0]
            said = f"{problem.message} {problem.remedy}".strip()
            told.setdefault(self._near(name), said)
        told.update(self.field_problems())
        for name, row in self.rows.items():
            visited = all_of_them or name in self._visited or name == _SPANISH_NAME
            row.show_problem(told.get(name, "") if visited else "")

    def _near(self, name: str) -> str:
        """The row in which a problem of a nested field is told."""
        if name in self.rows:
            return name
        return next((row for row in self.rows if row.startswith(f"{name}.")), name)

    def _value(self, name: str, row: FormRow) -> Any:
        value = field_of(row).value()
        if name in {"other_names", "equipment"}:
            return [part.strip() for part in str(value).split(",") if part.strip()]
        if name.removeprefix("attributes.") in FLAGS:
            return None if not value else value == "yes"
        if name.startswith("attributes.") and value == "":
            return None
        return list(value) if isinstance(value, tuple) else value

    # Building

    def _build(self) -> None:
        self._section(self.tr("What it is"))
        name = self.tr("As it stands on cards and in findings.")
        self._row("name", self.tr("Name"), TextField(), name, required=True)
        self._pair(
            FormRow(
                self.tr("Other names"), TextField(), self.tr("Found by these, too. Commas between.")
            ),
            FormRow(self.tr("Equipment"), TextField(), self.tr("What it needs. Commas between.")),
            names=("other_names", "equipment"),
        )
        rows = [self._combo_row(term.field, term, required=True) for term in identity_terms()]
        self._pair(*rows, names=("kind", "phase"))
        self._pair(
            FormRow(
                self.tr("Earliest progression week"),
                NumberField(1, 13, whole=True),
                self.tr("1 to 13. Placed earlier, it is a caution. Blank: any week."),
            ),
            FormRow(
                self.tr("Start position"), TextField(), self.tr("In a few words, for therapists.")
            ),
            names=("first_week", "start_position"),
        )
        self._demands()
        self._dose()
        self._links()
        self._words()
        self._column.addStretch()

    def _demands(self) -> None:
        self._section(
            self.tr("What it asks of the body"),
            self.tr(
                "The rules judge by these, never by the name. State each one: “none” is an answer, "
                "and what nobody stated cannot be judged."
            ),
        )
        terms = list(demand_terms())
        for first in range(0, len(terms), 2):
            pair = terms[first : first + 2]
            optional = {"bias", "task"}
            rows = [
                self._combo_row(term.field, term, required=term.field not in optional)
                for term in pair
            ]
            self._pair(*rows, names=tuple(f"attributes.{term.field}" for term in pair))
        resists = TickList(resists_choices())
        hint = self.tr(
            "The directions in which the trunk holds still against a pull or its weight."
        )
        self._row("attributes.resists", self.tr("Trunk resists"), resists, hint)

    def _dose(self) -> None:
        self._section(
            self.tr("Dose"),
            self.tr(
                "From and to. A new card starts with the lower figure; more than the upper one is "
                "told of. Leave blank what does not apply."
            ),
        )
        names = {
            "sets": (self.tr("Sets"), "", 20),
            "reps": (self.tr("Repetitions"), "", 200),
            "holds": (self.tr("Holds"), "", 100),
            "hold_s": (self.tr("Each hold"), self.tr("s"), 600),
            "duration_s": (self.tr("Time"), self.tr("s"), 7200),
        }
        rows = [
            FormRow(label, RangeField(unit, most, whole=field in {"sets", "reps", "holds"}))
            for field, (label, unit, most) in names.items()
        ]
        rows.append(
            FormRow(
                self.tr("Counted"),
                ComboField([("yes", self.tr("on each side"))], self.tr("in total")),
            )
        )
        keys = [*(f"guide_dose.{field}" for field in _FIGURES), "guide_dose.per_side"]
        for first in range(0, len(rows), 2):
            self._pair(*rows[first : first + 2], names=tuple(keys[first : first + 2]))

    def _links(self) -> None:
        self._section(
            self.tr("Easier and harder"),
            self.tr(
                "The easier ones are offered when it hurts; the harder ones when it goes well."
            ),
        )
        easier = FormRow(self.tr("Easier"), ExercisesField(self._names))
        harder = FormRow(self.tr("Harder"), ExercisesField(self._names))
        self._pair(easier, harder, names=("easier", "harder"))

    def _words(self) -> None:
        hint = self.tr(
            "Printed on the handout. Short words, short sentences; the reading level stands at the "
            "right."
        )
        self._section(self.tr("As the patient reads it, in English"), hint)
        shown = self.tr("Printed in place of the name, where that is jargon.")
        self._row("patient_name", self.tr("Name for patients"), TextField(), shown)
        self._text_rows("patient_text")
        spanish = self.tr("Without it no handout in Spanish can be printed that has this exercise.")
        self._section(self.tr("As the patient reads it, in Spanish"), spanish)
        self._row("translations.es.patient_name", self.tr("Name in Spanish"), TextField())
        self._text_rows("translations.es.patient_text")
        self._section(self.tr("For therapists"), self.tr("Coaching in the words of the field."))
        self._text_rows("coaching")

    def _text_rows(self, owner: str) -> None:
        labels = {
            "setup": self.tr("Setup"),
            "steps": self.tr("Steps"),
            "breathing": self.tr("Breathing"),
            "feels_like": self.tr("Feels like"),
            "stop_when": self.tr("Stop or regress when"),
        }
        self._row(f"{owner}.steps", labels["steps"], LongTextField(92))
        others = [part for part in _TEXTS if part != "steps"]
        for first in range(0, len(others), 2):
            pair = others[first : first + 2]
            rows = [FormRow(labels[part], LongTextField(_TEXT_PX)) for part in pair]
            self._pair(*rows, names=tuple(f"{owner}.{part}" for part in pair))

    def _combo_row(self, field: str, term: Any, *, required: bool) -> FormRow:
        blank = self.tr("not stated yet") if required else self.tr("does not apply")
        choices = [(value, text) for value, text in term.choices if required or value != "-"]
        if field == "bias":
            blank, choices = self.tr("neutral"), [c for c in choices if c[0] != "neutral"]
        return FormRow(term.label, ComboField(choices, blank), term.hint, required=required)

    def _section(self, title: str, hint: str = "") -> None:
        self._column.addSpacing(8)
        self._column.addWidget(plain_label(title, "heading"))
        if hint:
            self._column.addWidget(plain_label(hint, "hint", wrap=True))

    def _row(
        self, name: str, label: str, field: QWidget, hint: str = "", *, required: bool = False
    ) -> None:
        row = FormRow(label, field, hint, required=required)
        self._column.addWidget(row)
        self._take(name, row)

    def _pair(self, *rows: FormRow, names: tuple[str, ...]) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        for place, (row, name) in enumerate(zip(rows, names, strict=True)):
            grid.addWidget(row, 0, place)
            grid.setColumnStretch(place, 1)
            self._take(name, row)
        if len(rows) == 1:
            grid.addWidget(QWidget(), 0, 1)  # as wide as in the rows of two
            grid.setColumnStretch(1, 1)
        self._column.addLayout(grid)

    def _take(self, name: str, row: FormRow) -> None:
        self.rows[name] = row
        field_of(row).edited.connect(lambda: self._note(name))

    def _note(self, name: str) -> None:
        self._visited.add(name)
        self.edited.emit()


def _flattened(values: Mapping[str, Any], path: str = "") -> dict[str, Any]:
    """Nested fields by their names with dots; a range and a list count as one field."""
    found: dict[str, Any] = {}
    for name, value in values.items():
        inner = f"{path}{name}"
        if isinstance(value, dict) and not value.keys() & {"low", "high"}:
            found.update(_flattened(value, f"{inner}."))
        else:
            found[inner] = value
    if found.get("guide_dose.per_side"):
        found["guide_dose.per_side"] = "yes"
    return found


def _put(values: dict[str, Any], path: str, value: Any) -> None:
    """Write into nested fields, copying what lies on the way; None and "" take a field out."""
    owner, _, rest = path.partition(".")
    if rest:
        inner = dict(values.get(owner) or {})
        _put(inner, rest, value)
        values[owner] = inner
    elif value is None or value == "":
        values.pop(owner, None)
    else:
        values[owner] = value
