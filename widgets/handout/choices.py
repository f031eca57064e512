"""What is chosen for a handout, and how it is remembered on this workstation."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, get_args

from PySide6.QtCore import QSettings

from exports.handout.layout_kinds import LAYOUTS, MOST_LOG_WEEKS, LayoutKind, kind_of

Paper = Literal["A4", "letter"]
Language = Literal["", "en", "es"]  # blank: the patient's own


@dataclass(frozen=True, slots=True)
class HandoutChoices:
    """One handout as it is wished. Parts and texts are remembered for each layout."""

    layout: str = "week"
    paper: Paper = "A4"
    language: Language = ""
    large_print: bool = False
    colour: bool = False
    log_weeks: int = 1
    hidden: frozenset[str] = frozenset()
    extra: tuple[str, ...] = ()

    @property
    def kind(self) -> LayoutKind:
        return kind_of(self.layout)

    def fitted(self) -> "HandoutChoices":
        """The choices as far as this layout has them."""
        kind = self.kind
        return replace(
            self,
            large_print=self.large_print and kind.large_print,
            log_weeks=self.log_weeks if kind.log else 1,
            hidden=self.hidden.intersection(kind.parts),
            extra=self.extra if kind.extras else (),
        )


class HandoutHabits:
    """Remembers choices in an INI file: never patient data. What is damaged counts as not chosen.

    The layout of a patient is that of the patient's last print, which the record knows.
    """

    def __init__(self, file: Path) -> None:
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    def read(self, paper: Paper, layout: str = "") -> HandoutChoices:
        """The choices of last time; ``layout`` asks for the habits with another layout."""
        layout = layout if layout in LAYOUTS else self._text("layout")
        layout = layout if layout in LAYOUTS else "week"
        chosen = self._text("paper")
        weeks = self._text("log-weeks")
        return HandoutChoices(
            layout=layout,
            paper="letter" if (chosen or paper) == get_args(Paper)[1] else "A4",
            large_print=self._text("large-print") == "yes",
            colour=self._text("colour") != "no",
            log_weeks=int(weeks) if weeks.isdecimal() and 1 <= int(weeks) <= MOST_LOG_WEEKS else 1,
            hidden=frozenset(self._list(f"{layout}/hidden")).intersection(kind_of(layout).parts),
            extra=tuple(self._list(f"{layout}/extra")),
        )

    def keep(self, choices: HandoutChoices, usual_paper: Paper) -> None:
        """Remember these choices. The paper only where it is not the clinic's usual one."""
        values = {
            "layout": choices.layout,
            "paper": choices.paper if choices.paper != usual_paper else "",
            "large-print": "yes" if choices.large_print else "no",
            "colour": "yes" if choices.colour else "no",
            "log-weeks": str(choices.log_weeks),
            f"{choices.layout}/hidden": ",".join(sorted(choices.hidden)),
            f"{choices.layout}/extra": ",".join(choices.extra),
        }
        for name, value in values.items():
            self._settings.setValue(f"handout/{name}", value)

    def _text(self, name: str) -> str:
        value = self._settings.value(f"handout/{name}", "")
        return value if isinstance(value, str) else ""

    def _list(self, name: str) -> list[str]:
        """Names that were joined by commas, which Qt reads back as a list."""
        value = self._settings.value(f"handout/{name}", "")
        parts = value if isinstance(value, list) else str(value or "").split(",")
        return [str(part) for part in parts if part]
