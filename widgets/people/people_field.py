"""The list of the clinic's people: a name and a role on each line."""

from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from designer.model.clinic import Person
from widgets.people.role_words import ROLES, role_words


class PeopleField(QWidget):
    """Lines that come and go; a line without a name counts as none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[_Line] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        self.add = QPushButton(self.tr("Add a person"))
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self._add_blank)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._column)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch()
        column.addLayout(row)

    def show_value(self, people: tuple[Person, ...]) -> None:
        """Show these people."""
        for line in list(self._lines):
            self._remove(line)
        for person in people or (Person(),):
            self._add(person)

    def value(self) -> tuple[Person, ...]:
        """Everybody with a name, each name once."""
        people = {line.value().name: line.value() for line in self._lines if line.value().name}
        return tuple(people.values())

    def _add(self, person: Person) -> "_Line":
        line = _Line(person)
        line.remove.clicked.connect(lambda: self._remove(line))
        self._lines.append(line)
        self._column.addWidget(line)
        return line

    def _add_blank(self) -> None:
        self._add(Person()).name.setFocus()

    def _remove(self, line: "_Line") -> None:
        self._lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()


class _Line(QWidget):
    def __init__(self, person: Person) -> None:
        super().__init__()
        self.name = QLineEdit(person.name)
        self.name.setMaxLength(300)
        self.name.setPlaceholderText(self.tr("Name, as it stands under changes"))
        self.name.setAccessibleName(self.tr("Name"))
        self.role = QComboBox()
        for role in ROLES:
            self.role.addItem(role_words(role), role)
        self.role.setCurrentIndex(self.role.findData(person.role))
        self.role.setAccessibleName(self.tr("Role"))
        self.remove = QPushButton(self.tr("Remove"))
        self.remove.setAutoDefault(False)
        self.remove.setAccessibleName(self.tr("Remove {name}").format(name=person.name))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.name, 1)
        row.addWidget(self.role)
        row.addWidget(self.remove)

    def value(self) -> Person:
        role = next(role for role in ROLES if role == self.role.currentData())
        return Person(name=self.name.text().strip(), role=role)
