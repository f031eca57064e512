"""What can be wrong with the rules themselves, as opposed to a program that breaks them."""

from designer.errors import DesignerError


class SafetyError(DesignerError):
    """Anything the safety validator cannot work with."""


class StricterError(SafetyError):
    """A clinic's change of a rule that would not make it stricter."""


class RuleFileError(SafetyError):
    """A rule is badly written; ``problems`` name every place, so that all are mended at once."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        self.problems = problems
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        super().__init__(f"{problems[0]}{more}")
