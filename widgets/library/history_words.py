"""Versions of the library's items in words: what it is called, and what became different."""

import json
from typing import Any

import msgspec
from PySide6.QtCore import QObject

from designer.model.template import OwnTemplate, WeekTemplate
from designer.store.library_history import FieldChange, ItemKind, ItemVersion, field_changes
from templates.difference import template_difference
from widgets.library.template_words import TemplateWords

_MOST = 40  # lines; further ones are counted


class HistoryWords(QObject):
    """Says versions in the reader's language."""

    def __init__(self, templates: TemplateWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._templates = templates

    def kind(self, kind: ItemKind) -> str:
        """What sort of thing an item is."""
        words: dict[ItemKind, str] = {
            "template": self.tr("Template"),
            "exercise": self.tr("Exercise"),
            "rule": self.tr("Rule of ours"),
            "stricter": self.tr("Stricter rule"),
        }
        return words[kind]

    def name(self, version: ItemVersion) -> str:
        """What the item was called then; its id where it has no name."""
        item = json.loads(bytes(version.item)) or {}
        latest = item.get("latest", item)
        name = latest.get("name") if isinstance(latest, dict) else None
        if version.kind == "template" and name:
            return f"{version.item_id}  {name}"
        return str(name or version.item_id)

    def done(self, version: ItemVersion, before: ItemVersion | None) -> str:
        """What was done, in a word or two."""
        if version.gone:
            return self.tr("taken out")
        if before is None:
            return self.tr("as it was") if not version.who else self.tr("made")
        if before.gone:
            return self.tr("made again")
        if version.kind == "template":
            old, new = _template(before), _template(version)
            if old is not None and new is not None and old.state != new.state:
                return self._templates.state(new.state).lower()
        return self.tr("changed")

    def lines(self, version: ItemVersion, before: ItemVersion | None) -> list[str]:
        """Everything that became different with this version, a line each."""
        if version.gone:
            return [self.tr("It was taken out.")]
        if before is None or before.gone:
            return [self.tr("The first version that is kept.")]
        if version.kind == "template":
            return self._template_lines(version, before)
        old, new = json.loads(bytes(before.item)), json.loads(bytes(version.item))
        said = [self._line(change) for change in field_changes(old, new)]
        if len(said) > _MOST:
            more = self.tr("and {n} more").format(n=len(said) - _MOST)
            said = [*said[:_MOST], more]
        return said or [self.tr("Nothing that counts.")]

    def _template_lines(self, version: ItemVersion, before: ItemVersion) -> list[str]:
        old, new = _template(before), _template(version)
        if old is None or new is None:
            return [self.tr("This version cannot be read any more.")]
        said = self._templates.lines(template_difference(old, new))
        if old.state != new.state:
            pattern = self.tr("State: {before} → {after}")
            before_word, after_word = (self._templates.state(one.state) for one in (old, new))
            said.append(pattern.format(before=before_word, after=after_word))
        return said or [self.tr("Nothing that counts.")]

    def _line(self, change: FieldChange) -> str:
        field = change.field.replace("_", " ").replace(".", " · ").capitalize()
        return self.tr("{what}: {before} → {after}").format(
            what=field, before=self._value(change.before), after=self._value(change.after)
        )

    def _value(self, value: Any) -> str:
        if value is None or value in ("", []):
            return self.tr("nothing")
        if isinstance(value, bool):
            return self.tr("yes") if value else self.tr("no")
        if isinstance(value, list):
            return ", ".join(str(one) for one in value)
        return str(value)


def _template(version: ItemVersion) -> WeekTemplate | None:
    try:
        own = version.value(OwnTemplate)
    except msgspec.ValidationError:
        return None
    return own.latest if own is not None else None
