"""What the keepers of weekly templates are told when something is not possible."""

from designer.errors import DesignerError


class TemplateError(DesignerError):
    """Base of everything about keeping templates; nothing was changed."""


class NobodyNamed(TemplateError):
    """A review needs names."""

    def __init__(self) -> None:
        super().__init__(
            "Nobody is named as working here: choose your name at the top of the window, then "
            "try again."
        )


class OwnWork(TemplateError):
    """Nobody approves what they wrote."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} worked on this version, so somebody else has to approve it: another person "
            "of the clinic chooses their name at the top of the window and looks at it."
        )


class WrongState(TemplateError):
    """The template is not in the state from which this leads on."""

    def __init__(self, name: str, state: str, needed: str) -> None:
        super().__init__(f"“{name}” is {state}; only what is {needed} can be changed so.")


class Unusable(TemplateError):
    """The template could not be used as it is."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"“{name}” was not saved: {reason}")


class NothingInIt(TemplateError):
    """A template without exercises is for nobody."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}” holds no exercise yet: edit it on the board first, then send it for review."
        )


class UnknownTemplate(TemplateError):
    """The clinic has no such template of its own."""

    def __init__(self, template_id: str) -> None:
        super().__init__(
            f"The clinic has no own template {template_id}: open the list of templates again."
        )
