"""The dose table (H-15): how much of each exercise, and what to do if it is too hard."""

from collections import Counter
from collections.abc import Sequence

from designer.model.dose import Dose
from designer.model.exercise import Exercise
from designer.text import Texts
from exports.handout.content.blocks import DayHead, DoseRow, DoseTable
from exports.handout.content.dates import days_in_words
from exports.handout.content.dose_words import dose_in_words
from exports.handout.content.options import Knowledge
from exports.handout.content.prescriptions import Prescription


def dose_table(
    prescriptions: Sequence[Prescription],
    heads: Sequence[DayHead],
    library: Knowledge,
    easier_ok: frozenset[str],
    texts: Texts,
) -> DoseTable:
    """All doses, in the order of the session."""
    variants = Counter(item.number for item in prescriptions)
    names = {item.number: easier_name(item.exercise, library, easier_ok) for item in prescriptions}
    some_easier = any(names.values())
    rows = []
    for item in prescriptions:
        words = dose_in_words(item.dose, item.exercise.attributes.pattern, texts, item.units)
        easier = easier_in_words(item.exercise, library, easier_ok, texts)
        rows.append(
            DoseRow(
                number=item.number,
                name=item.exercise.name_for_patient,
                days=days_in_words(item.days, heads, texts) if variants[item.number] > 1 else "",
                main=" ".join(words.main),
                details=" ".join(words.details),
                easier=easier if some_easier else "",
            )
        )
    return DoseTable(
        heads=(
            texts("handout.table.exercise"),
            texts("handout.table.dose"),
            texts("handout.table.easier") if some_easier else "",
        ),
        rows=tuple(rows),
        easier=texts("handout.card.easier-short"),
    )


def house_fields(dose: Dose, exercise: Exercise) -> tuple[str, ...]:
    """The fields of ``dose`` that hold our house value because the guide gives no figure.

    A single set is what everybody does without being told; it needs no mark.
    """
    house = exercise.house_dose.dose if exercise.house_dose else Dose()
    found = []
    for name in Dose.__struct_fields__:
        value = getattr(dose, name)
        if value is None or (name == "sets" and value == 1):
            continue
        marked = exercise.provenance.get(f"start_dose.{name}") == "house" and name != "sets"
        if value == getattr(house, name) or (
            marked and value == getattr(exercise.start_dose, name)
        ):
            found.append(name)
    return tuple(found)


def easier_in_words(
    exercise: Exercise, library: Knowledge, easier_ok: frozenset[str], texts: Texts
) -> str:
    """What to do where it is too hard: whom to ask, as nobody has shown the easier version yet."""
    name = easier_name(exercise, library, easier_ok)
    if not name:
        return texts("handout.table.no-easier")
    return texts("handout.table.easier-how", name=name)


def easier_name(exercise: Exercise, library: Knowledge, easier_ok: frozenset[str]) -> str:
    """The name of the first easier version that passes the rules for this patient."""
    for easier_id in exercise.easier:
        if easier_id in easier_ok and easier_id in library.exercises:
            return library.exercises[easier_id].name_for_patient
    return ""
