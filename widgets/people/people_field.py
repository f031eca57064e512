"""The list of the clinic's people: a name and a role in each row."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from designer.model.clinic import Person
from widgets.common.row_stack import RowStack, StackRow
from widgets.people.role_words import ROLES, role_words


class PersonRow(StackRow):
    """One of the clinic's people."""

    def __init__(self, person: Person) -> None:
        super().__init__(self.tr("Remove {name}").format(name=person.name))
        self.name = QLineEdit(person.name)
        self.name.setMaxLength(300)
        self.name.setPlaceholderText(self.tr("Name, as it stands under changes"))
        self.name.setAccessibleName(self.tr("Name"))
        self.role = QComboBox()
        for role in ROLES:
            self.role.addItem(role_words(role), role)
        self.role.setCurrentIndex(self.role.findData(person.role))
        self.role.setAccessibleName(self.tr("Role"))
        self.setFocusProxy(self.name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.name, 1)
        row.addWidget(self.role)
        row.addWidget(self.remove)

    def value(self) -> Person:
        """Whoever stands in the fields, perhaps without a name."""
        role = next(role for role in ROLES if role == self.role.currentData())
        return Person(name=self.name.text().strip(), role=role)


class PeopleField(RowStack[PersonRow]):
    """The people; a row without a name counts as none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Add a person"), lambda: PersonRow(Person()), parent, spacing_px=4)

    def show_value(self, people: tuple[Person, ...]) -> None:
        """Show these people."""
        self.show_rows(PersonRow(person) for person in people or (Person(),))

    def value(self) -> tuple[Person, ...]:
        """Everybody with a name, each name once."""
        named = (person for row in self.rows if (person := row.value()).name)
        return tuple({person.name: person for person in named}.values())
