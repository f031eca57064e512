"""What the import of a log says, in the reader's language."""

from datetime import date, datetime

from PySide6.QtCore import QObject

from designer.knowledge.library import Library
from designer.log_csv import Clash, CsvLog, DateForm, TakingIn
from designer.log_csv.table import Delimiter
from designer.log_csv.taking_in import Entry
from designer.model.log import ItemLog, SessionLog
from widgets.common.counts import counted
from widgets.common.dates import shown_date, shown_time
from widgets.progress.field_words import FieldWords

_KNOWN_BY = {"id", "at", "on", "items", "exercise_id", "entered_by"}


class CsvWords(QObject):
    """Tells entries, clashes and how a file is written."""

    def __init__(self, fields: FieldWords, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fields, self._library = fields, library

    def tab(self, at: int) -> str:
        """The tables: new entries, clashes, problems."""
        return (self.tr("New"), self.tr("Recorded otherwise"), self.tr("Lines to mend"))[at]

    def delimiter(self, delimiter: Delimiter) -> str:
        names = {",": self.tr("Commas"), ";": self.tr("Semicolons"), "\t": self.tr("Tabs")}
        return names[delimiter]

    def dates(self, form: DateForm) -> str:
        return {
            "iso": self.tr("2026-03-14, year first"),
            "dmy": self.tr("14.3.2026, day first"),
            "mdy": self.tr("3/14/2026, month first"),
        }[form]

    def summary(self, found: CsvLog, taken: TakingIn) -> str:
        """What was found, in a few sentences."""
        said = []
        if found.ambiguous:
            said.append(
                self.tr(
                    "The dates can be read two ways, and nothing in the file tells which. "
                    "Choose above how they are written."
                )
            )
        said.append(
            self.tr("{lines}: {new}, {there} recorded already.").format(
                lines=counted(found.lines, self.tr("1 line"), self.tr("{n} lines")),
                new=counted(len(taken.new), self.tr("1 new entry"), self.tr("{n} new entries")),
                there=taken.there,
            )
        )
        if taken.clashes:
            said.append(self.tr("Otherwise recorded: {count}.").format(count=len(taken.clashes)))
        if found.problems:
            said.append(
                self.tr("Left out because of a problem: {count}.").format(count=len(found.problems))
            )
        if found.unknown_columns:
            names = ", ".join(found.unknown_columns[:8])
            said.append(self.tr("Columns left out: {names}.").format(names=names))
        if not taken.new and not taken.clashes and not found.problems:
            said.append(self.tr("There is nothing to import."))
        return " ".join(said)

    def entry(self, entry: Entry) -> tuple[str, str]:
        """When, and what it says."""
        return self._when(entry), self._said(entry)

    def clash(self, clash: Clash) -> tuple[str, str, str]:
        """When, what is recorded, what the file says."""
        return self._when(clash.recorded), self._said(clash.recorded), self._said(clash.read)

    def _when(self, entry: Entry) -> str:
        at: date = entry.at if isinstance(entry, SessionLog) else entry.on
        return shown_time(at) if isinstance(at, datetime) else shown_date(at)

    def _said(self, entry: Entry | ItemLog) -> str:
        parts = [
            f"{self._fields.name(name)} {self._fields.value(value, name)}"
            for name in entry.__struct_fields__
            if name not in _KNOWN_BY and (value := getattr(entry, name)) not in (None, "", ())
        ]
        for item in entry.items if isinstance(entry, SessionLog) else ():
            exercise = self._library.exercises.get(item.exercise_id)
            name = exercise.name if exercise is not None else item.exercise_id
            said = self._said(item)
            parts.append(f"{name} ({said})" if said else name)
        return " · ".join(parts) or self.tr("a session without answers")
