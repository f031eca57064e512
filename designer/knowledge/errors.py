"""What can be wrong with the library's data, told so that an admin can mend it."""

from collections.abc import Sequence

from designer.errors import DesignerError
from designer.model.base import Value


class Problem(Value, frozen=True, kw_only=True):
    """One thing that is wrong with the data: where it stands, what it is, how to mend it."""

    file: str  # relative to the folder of the data
    entry: str = ""  # the id, or "entry 3" where there is none
    field: str = ""  # with dots for nested fields
    message: str
    remedy: str = ""

    def __str__(self) -> str:
        place = ", ".join(part for part in (self.file, self.entry, self.field) if part)
        return f"{place}: {self.message}" + (f" {self.remedy}" if self.remedy else "")


class KnowledgeError(DesignerError):
    """The data of the library or of the templates cannot be used. ``problems`` has all of them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class UnknownExerciseError(DesignerError):
    """An exercise id that the library does not have."""

    def __init__(self, exercise_id: str) -> None:
        self.exercise_id = exercise_id
        super().__init__(
            f"The library has no exercise with the id “{exercise_id}”. Choose one from the list."
        )
