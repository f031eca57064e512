"""What every condition is: a value read from a rule file that can judge a scene."""

from typing import ClassVar, Literal

from msgspec import Struct

from designer.safety.scene.scene import Scene
from designer.safety.scene.totals import Item
from designer.safety.scene.truth import Truth

Sees = Literal["exercise", "case", "moment", "dose", "day", "week"]


class Base(
    Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    tag_field="is",
):
    """A condition. ``sees`` says which parts of a scene its answer depends on."""

    sees: ClassVar[frozenset[Sees]] = frozenset()

    def judge(self, scene: Scene) -> Truth:
        """Yes, no, or the facts that are missing."""
        raise NotImplementedError

    def points_at(self, scene: Scene) -> tuple[Item, ...]:  # noqa: ARG002 - most point at nothing
        """The items of a day or week that make the condition hold."""
        return ()


EXERCISE: frozenset[Sees] = frozenset(("exercise",))
CASE: frozenset[Sees] = frozenset(("case",))
MOMENT: frozenset[Sees] = frozenset(("moment",))
DOSE: frozenset[Sees] = frozenset(("exercise", "dose"))
ITEM_OF_CASE: frozenset[Sees] = frozenset(("exercise", "case"))
DAY: frozenset[Sees] = frozenset(("day",))
WEEK: frozenset[Sees] = frozenset(("week",))
