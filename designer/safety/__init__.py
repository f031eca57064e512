"""The safety validator: rules read from data, judged for a patient, explained with remedies."""

from designer.safety.case_check import CaseCheck
from designer.safety.checking import Checker
from designer.safety.errors import RuleFileError, SafetyError, StricterError
from designer.safety.findings import flat
from designer.safety.rules.reading import load_rules
from designer.safety.rules.rules import Rule, RuleSet, Stricter
from designer.safety.upkeep.keeping import LoadedRules, load_rules_or_last_good
from designer.safety.verdicts import print_gate

__all__ = [
    "CaseCheck",
    "Checker",
    "LoadedRules",
    "Rule",
    "RuleFileError",
    "RuleSet",
    "SafetyError",
    "Stricter",
    "StricterError",
    "flat",
    "load_rules",
    "load_rules_or_last_good",
    "print_gate",
]
