"""What can be wrong with a figure's data, said so that its author can mend it."""

from designer.errors import DesignerError


class FigureError(DesignerError):
    """A figure that cannot be drawn: names the file, the exercise, the joint and the remedy."""

    def __init__(
        self, message: str, remedy: str, *, file: str = "", exercise: str = "", joint: str = ""
    ) -> None:
        self.message = message
        self.remedy = remedy
        self.file = file
        self.exercise = exercise
        self.joint = joint
        place = ", ".join(part for part in (file, exercise, joint) if part)
        super().__init__(f"{place}: {message} {remedy}" if place else f"{message} {remedy}")

    def located(self, *, file: str = "", exercise: str = "") -> "FigureError":
        """The same error with the place filled in that the raiser did not know."""
        return FigureError(
            self.message,
            self.remedy,
            file=self.file or file,
            exercise=self.exercise or exercise,
            joint=self.joint,
        )
