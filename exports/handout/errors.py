"""What can go wrong with a handout, in sentences for the therapist."""

from designer.errors import DesignerError


class HandoutError(DesignerError):
    """The handout cannot be made; the message names the field and the remedy."""
