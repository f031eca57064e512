"""The validator, made when the first patient opens or shortly before: the list need not wait.

Reading and compiling the rules takes as long as everything else between the first paint and the
list of patients, and nothing on the list is judged by them.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Lock, Thread
from typing import TYPE_CHECKING

from designer.errors import DesignerError

if TYPE_CHECKING:
    from datetime import date

    from designer.model.record import PatientRecord
    from designer.safety.case_check import CaseCheck
    from designer.safety.opening import OpensCases
    from designer.safety.rules.rules import RuleSet


class LateChecker:
    """Makes the validator on first use, or on a thread of its own after :meth:`warm`."""

    def __init__(self, make: Callable[[], OpensCases]) -> None:
        self._make = make
        self._made: OpensCases | None = None
        self._making = Lock()

    def open(self, record: PatientRecord, today: date, *, with_remedies: bool = True) -> CaseCheck:
        """As the validator's own. Raises DesignerError for rules that are badly written."""
        return self._checker().open(record, today, with_remedies=with_remedies)

    def open_template(self, record: PatientRecord) -> CaseCheck:
        """As the validator's own."""
        return self._checker().open_template(record)

    @property
    def rules(self) -> RuleSet:
        """As the validator's own."""
        return self._checker().rules

    def warm(self) -> None:
        """Begin now, without holding up the window."""
        Thread(target=self._warm, name="rules", daemon=True).start()

    def _warm(self) -> None:
        with suppress(DesignerError):  # whoever opens a patient is told
            self._checker()

    def _checker(self) -> OpensCases:
        with self._making:
            if self._made is None:
                self._made = self._make()
            return self._made
