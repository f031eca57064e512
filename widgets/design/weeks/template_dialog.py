"""Asks for a template for the next week. Returns it; does nothing else."""

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from designer.model.record import PatientRecord
from designer.model.template import WeekTemplate
from widgets.common.agree_box import AgreeBox
from widgets.common.dialog_size import resize_within
from widgets.common.labels import plain_label
from widgets.design.weeks.template_list import DraftsBox, TemplateList
from widgets.state.services import Services
from widgets.theme.theme import Theme


class TemplateDialog(QDialog):
    """The templates that may be loaded in a progression week."""

    def __init__(
        self,
        services: Services,
        theme: Theme,
        record: PatientRecord,
        prog_week: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Add a week from a template"))
        self.templates = TemplateList(services, theme)
        drafts = DraftsBox(self.templates, self)
        self.templates.show_for(record, prog_week)
        buttons = AgreeBox(self, self.tr("Add week"))
        buttons.agree.setEnabled(self.templates.template() is not None)
        self.templates.template_activated.connect(self.accept)
        heading = self.tr("Templates for week {n}").format(n=prog_week)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(plain_label(heading, "subheading"))
        layout.addWidget(self.templates, 1)
        layout.addWidget(drafts)
        layout.addWidget(buttons)
        resize_within(self, 520, 560)

    def template(self) -> WeekTemplate | None:
        """The chosen template."""
        return self.templates.template()
