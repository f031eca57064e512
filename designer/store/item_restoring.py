"""An exercise or rule of the clinic as an earlier version had it.

Templates come back as drafts, see ``templates/keeping.py``.
"""

from msgspec.structs import replace

from designer.model.exercise import Exercise
from designer.model.own_rule import OwnRule, StricterRule
from designer.store.library import ClinicLibrary
from designer.store.library_history import ItemVersion


def restored(library: ClinicLibrary, version: ItemVersion) -> ClinicLibrary:
    """The library with that version's item in place of today's.

    A version in which an item was gone takes it out again. Raises msgspec.ValidationError for an
    item that this version of the program cannot read.
    """
    if version.kind == "exercise":
        exercise = version.value(Exercise)
        if exercise is not None:
            return library.with_exercise(exercise)
        kept = tuple(one for one in library.exercises if one.id != version.item_id)
        return replace(library, exercises=kept)
    if version.kind == "rule":
        rule = version.value(OwnRule)
        if rule is not None:
            known = next((one for one in library.rules if one.id == rule.id), rule)
            return library.with_rule(replace(rule, version=known.version + 1))
        return replace(
            library, rules=tuple(one for one in library.rules if one.id != version.item_id)
        )
    if version.kind == "stricter":
        change = version.value(StricterRule)
        if change is not None:
            return library.with_stricter(change)
        return library.without_stricter(version.item_id)
    return library
