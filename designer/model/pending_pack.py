"""A pack from another clinic that waits for an admin to look at it."""

from datetime import datetime
from typing import Annotated

from msgspec import Meta, field
from msgspec.structs import replace

from designer.model.base import Identity, ShortText, Value

PackFile = Annotated[str, Meta(pattern=r"^[0-9a-f]{32}$")]


class PendingPack(Value, frozen=True, kw_only=True):
    """What the library notes of it; the file itself waits in the folder ``imports``.

    ``taken`` says under which id an item of the pack (by its id there) was accepted here.
    """

    id: PackFile  # of the file's content
    file_name: ShortText = ""
    made_by: ShortText = ""
    brought_at: datetime
    brought_by: ShortText = ""
    taken_exercises: dict[Identity, Identity] = field(default_factory=dict)
    taken_templates: dict[Identity, Identity] = field(default_factory=dict)

    def with_taken(self, exercises: dict[str, str], templates: dict[str, str]) -> "PendingPack":
        """The same once more items were accepted."""
        return replace(
            self,
            taken_exercises={**self.taken_exercises, **exercises},
            taken_templates={**self.taken_templates, **templates},
        )
