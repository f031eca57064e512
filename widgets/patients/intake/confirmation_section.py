"""Facts that only a clinician can confirm: met, not met, or unknown."""

from collections.abc import Callable, Mapping
from datetime import date

from msgspec.structs import replace
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from designer.model.knowledge import ConfirmationKind
from designer.model.patient import Confirmation, Patient
from widgets.common.dates import shown_date
from widgets.common.fields import ChoiceField
from widgets.common.labels import as_tooltip, hairline, plain_label
from widgets.patients.intake.section import Section


class ConfirmationSection(Section):
    """Unknown is neither refused nor safe: the program asks for it where it matters."""

    def __init__(
        self, kinds: Mapping[str, ConfirmationKind], today: date, by: Callable[[], str]
    ) -> None:
        super().__init__(
            self.tr("Confirmations"),
            self.tr(
                "What you have seen and tested yourself. Leave the rest unknown: the program asks "
                "for a confirmation where an exercise needs it."
            ),
        )
        self._today = today
        self._by = by
        self._before: dict[str, Confirmation] = {}
        self._facts: dict[str, ConfirmationRow] = {}
        for kind in kinds.values():
            row = ConfirmationRow(kind)
            self._facts[kind.id] = row
            row.answer.edited.connect(self.edited)
            self.column.addWidget(hairline())
            self.column.addWidget(row)

    def show_patient(self, patient: Patient) -> None:
        self._before = {kept.fact: kept for kept in patient.confirmations}
        for fact, row in self._facts.items():
            row.show_confirmation(self._before.get(fact))

    def applied(self, patient: Patient) -> Patient:
        kept = [c for c in patient.confirmations if c.fact not in self._facts]
        made = [c for fact in self._facts if (c := self._confirmation(fact)) is not None]
        return replace(patient, confirmations=(*kept, *made))

    def state_text(self) -> str:
        states = [row.answer.value() for row in self._facts.values()]
        met = states.count("met")
        if refused := states.count("not-met"):
            return self.tr("{met} met, {refused} not met").format(met=met, refused=refused)
        return self.tr("{met} met").format(met=met) if met else self.tr("all unknown")

    def fact_row(self, fact: str) -> "ConfirmationRow":
        return self._facts[fact]

    def _confirmation(self, fact: str) -> Confirmation | None:
        """As before where the answer is the same; else dated today and signed."""
        state = self._facts[fact].answer.value()
        before = self._before.get(fact)
        if before is not None and before.state == state:
            return before
        match state:
            case "met" | "not-met":
                return Confirmation(fact=fact, state=state, on=self._today, by=self._by())
        return None


class ConfirmationRow(QWidget):
    """One fact with its meaning; how it is tested and how long it lasts is the tooltip."""

    def __init__(self, kind: ConfirmationKind) -> None:
        super().__init__()
        self._kind = kind
        answers = [
            ("met", self.tr("Met")),
            ("not-met", self.tr("Not met")),
            (None, self.tr("Unknown")),
        ]
        self.answer = ChoiceField(answers, alarming="not-met")
        self.answer.setAccessibleName(kind.name)
        self._dated = plain_label("", "hint")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(plain_label(kind.name, "strong"))
        words.addWidget(plain_label(_sentence(kind.meaning), "hint", wrap=True))
        words.addWidget(self._dated)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(self.answer)
        self.setToolTip(as_tooltip(self._explained()))

    def show_confirmation(self, confirmation: Confirmation | None) -> None:
        """Show what is recorded; None is unknown."""
        self.answer.show_value(confirmation.state if confirmation else None)
        text = ""
        if confirmation is not None and confirmation.on is not None:
            text = self.tr("Recorded on {date}").format(date=shown_date(confirmation.on))
            if confirmation.by:
                text += " " + self.tr("by {name}").format(name=confirmation.by)
        self._dated.setText(text)
        self._dated.setVisible(bool(text))

    def _explained(self) -> str:
        lines = [_sentence(self._kind.meaning)]
        if self._kind.test:
            lines.append(self._kind.test)
        if self._kind.lasts:
            lines.append(self.tr("Lasts: {span}").format(span=self._kind.lasts))
        return "\n".join(lines)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
