"""The right side of the template library: one template, and what can be done with it."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget

from designer.model.template import OwnTemplate, WeekTemplate
from templates.clinic_templates import ClinicTemplates
from templates.difference import template_difference
from widgets.common.flow_layout import FlowLayout
from widgets.common.labels import plain_label
from widgets.design.card_delegate import FigureProvider
from widgets.design.card_words import CardWords
from widgets.design.exercise_cards import ExerciseCards
from widgets.library.template_words import TemplateWords
from widgets.library.templates.grid import TemplateGrid
from widgets.people.access_words import show_access
from widgets.theme.theme import set_kind, set_role

Wish = Literal["apply", "edit", "copy", "ask-review", "approve", "send-back", "retire", "history"]
_DECISIONS: tuple[Wish, ...] = ("approve", "send-back", "retire")
_MOST_LINES = 6
_WIDEST_PX = 1200  # an eye follows a row from its name to its days


class TemplateSheet(QWidget):
    """Shows one template.

    Signals:
        wished(Wish): something is to be done with the template that is shown.
    """

    wished = Signal(str)

    def __init__(
        self,
        templates: ClinicTemplates,
        cards: ExerciseCards,
        words: TemplateWords,
        figures: FigureProvider | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._templates, self._words = templates, words
        self._today = date.min
        self._id = ""
        self._card_words = CardWords(cards, self)
        self.title = plain_label("", "title", wrap=True)
        self.about = plain_label("", "hint", wrap=True)
        self.verdict = plain_label("", "strong", wrap=True)
        self.note = plain_label("", wrap=True)
        self.version = QComboBox()
        self.news = plain_label("", wrap=True)
        self.grid = TemplateGrid(self._card_words, figures)
        self.key = plain_label(
            self.tr(
                "● the guide gives the day   ◐ the guide gives the frequency, we chose the day   "
                "○ our choice"
            ),
            "hint",
            wrap=True,
        )
        self.buttons: dict[Wish, QPushButton] = {}
        self._lay_out()
        self.version.currentIndexChanged.connect(self._show_version)

    def show_template(self, template_id: str, today: date, patient: str) -> None:
        """Show the template with this id; ``patient`` names who is open, "" for nobody."""
        self._id, self._today = template_id, today
        template = self._templates.templates.get(template_id)
        self.setVisible(template is not None)
        if template is None:
            return
        own = self._templates.own.get(template_id)
        self._offer(own, template, patient)
        self.version.blockSignals(True)
        self.version.clear()
        for one in _versions(own, template):
            state = self._words.state(one.state)
            said = self.tr("Version {n}: {state}").format(n=one.version, state=state.lower())
            self.version.addItem(said, one.version)
        self.version.setVisible(self.version.count() > 1)
        self.version.blockSignals(False)
        self._show_version()

    def shown(self) -> WeekTemplate | None:
        """The version on show."""
        template = self._templates.templates.get(self._id)
        if template is None:
            return None
        versions = _versions(self._templates.own.get(self._id), template)
        return versions[max(0, self.version.currentIndex())]

    def show_access(self, why_not: str) -> None:
        """Say why whoever works here may not decide on a template; "": may."""
        show_access(why_not, [self.buttons[wish] for wish in _DECISIONS])

    def say_verdict(self, said: str) -> None:
        """What the rules find in it for the open patient; "" without one."""
        self.verdict.setText(said)
        self.verdict.setVisible(bool(said))

    def _show_version(self, *_index: int) -> None:
        template = self.shown()
        if template is None:
            return
        self.title.setText(f"{template.id}  {template.name}")
        facts, stages = self._words.facts(template, self._today), self._words.stages(template)
        self.about.setText("\n".join(part for part in (facts, stages) if part))
        self.note.setText(template.note)
        self.note.setVisible(bool(template.note))
        self.grid.show_template(template)
        news = self._news(template)
        self.news.setText("\n".join(news))
        self.news.setVisible(bool(news))

    def _news(self, template: WeekTemplate) -> list[str]:
        """How it differs from the version in force, and what became of its origin."""
        said: list[str] = []
        own = self._templates.own.get(template.id)
        if own is not None and own.in_force is not None and template is not own.in_force:
            lines = self._words.lines(template_difference(own.in_force, template))
            head = self.tr("Different from version {n}, which is approved:")
            said += [head.format(n=own.in_force.version), *_short(lines, self)]
        origin = self._templates.newer_origin(template)
        if origin is not None:
            head = self.tr(
                "It was made from version {old} of {name}, which has version {new} by now. "
                "Ours stays as it is. Theirs is different so:"
            )
            said.append(
                head.format(old=template.origin_version, name=origin.id, new=origin.version)
            )
            said += _short(self._words.lines(template_difference(template, origin)), self)
        return said

    def _offer(self, own: OwnTemplate | None, template: WeekTemplate, patient: str) -> None:
        """The buttons that lead somewhere now."""
        state = own.latest.state if own is not None else template.state
        shown: dict[Wish, bool] = {
            "apply": True,
            "edit": own is not None,
            "copy": True,
            "ask-review": own is not None and state == "draft",
            "approve": state == "in review",
            "send-back": state == "in review",
            "retire": own is not None and state != "retired",
            "history": own is not None,
        }
        for wish, visible in shown.items():
            self.buttons[wish].setVisible(visible)
        self.buttons["copy"].setText(
            self.tr("Make our own version…") if own is None else self.tr("Duplicate…")
        )
        use = self.buttons["apply"]
        use.setEnabled(bool(patient))
        use.setText(
            self.tr("Use for {patient}…").format(patient=patient.replace("&", "&&"))
            if patient
            else self.tr("Use for a patient…")
        )
        use.setToolTip("" if patient else self.tr("Open a patient first."))

    def _lay_out(self) -> None:
        labels: dict[Wish, str] = {
            "apply": "",
            "edit": self.tr("Edit on the board…"),
            "copy": "",
            "ask-review": self.tr("Send for review…"),
            "approve": self.tr("Approve…"),
            "send-back": self.tr("Send back…"),
            "retire": self.tr("Retire…"),
            "history": self.tr("History…"),
        }
        row = FlowLayout(spacing=8)
        for wish, text in labels.items():
            button = QPushButton(text)
            button.clicked.connect(lambda _checked=False, wish=wish: self.wished.emit(wish))
            self.buttons[wish] = button
            row.addWidget(button)
        set_kind(self.buttons["apply"], "primary")
        set_kind(self.buttons["history"], "quiet")
        self.version.setAccessibleName(self.tr("Which version"))
        set_role(self.news, "notice-info")
        self.news.setContentsMargins(12, 8, 12, 8)
        self.news.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        for wide in (self.about, self.note, self.news, self.grid):
            wide.setMaximumWidth(_WIDEST_PX)
        for widget in (self.title, self.about, self.verdict, self.note):
            column.addWidget(widget)
        column.addLayout(row)
        column.addWidget(self.version, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.news)
        column.addWidget(self.key)
        column.addWidget(self.grid, 1)


def _versions(own: OwnTemplate | None, template: WeekTemplate) -> list[WeekTemplate]:
    if own is None:
        return [template]
    return [own.latest] if own.in_force is None else [own.latest, own.in_force]


def _short(lines: Sequence[str], sheet: TemplateSheet) -> list[str]:
    if len(lines) <= _MOST_LINES:
        return [f"• {line}" for line in lines]
    more = sheet.tr("and {n} more").format(n=len(lines) - _MOST_LINES)
    return [*(f"• {line}" for line in lines[:_MOST_LINES]), more]
