"""What others ask of the validator, whether it is made already or only on first use."""

from datetime import date
from typing import Protocol

from designer.model.record import PatientRecord
from designer.safety.case_check import CaseCheck
from designer.safety.rules.rules import RuleSet


class OpensCases(Protocol):
    """The rules in force, and records judged by them."""

    @property
    def rules(self) -> RuleSet: ...

    def open(self, record: PatientRecord, today: date, *, with_remedies: bool = True) -> CaseCheck:
        """The rules narrowed to one patient as of ``today``; many in a row do without remedies."""
        ...

    def open_template(self, record: PatientRecord) -> CaseCheck:
        """A template being written: nobody's record, its diagnoses and a week for each stage."""
        ...
