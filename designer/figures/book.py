"""All figures of a library, drawn when first asked for; the clinic's own before the shipped."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from designer.figures.compose import compose, compose_moment, movement_box
from designer.figures.drawing import Bounds, Drawing
from designer.figures.marks import Kind
from designer.figures.own import NO_OWN, NOTHING, OwnPictures, Taken, crossed_photo, take
from designer.figures.reading import read_figures
from designer.figures.scene import Stage, stage
from designer.figures.spec import Figure

Style = Literal["card", "start-end", "pair", "start", "end"]
_CROSS: frozenset[Kind] = frozenset({"no"})


class FigureBook:
    """Figures by exercise id. Drawings are kept: the same question gives the same object."""

    def __init__(
        self, figures: Mapping[str, Figure], own: OwnPictures = NO_OWN, before: Taken = NOTHING
    ) -> None:
        """``before``: what another book of the clinic had already read."""
        self._shipped = figures
        self._taken = taken = take(own, before)
        self._figures = {**figures, **taken.figures}
        self._own_figures = frozenset(taken.figures)
        self._photos, self._words = taken.photos, taken.words
        self._stages: dict[str, Stage] = {}
        self._boxes: dict[str, Bounds] = {}
        self._drawings: dict[tuple[str, Style, frozenset[Kind]], Drawing] = {}

    def __contains__(self, exercise_id: object) -> bool:
        return exercise_id in self._figures or exercise_id in self._photos

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple({**self._figures, **self._photos})

    def with_own(self, own: OwnPictures) -> "FigureBook":
        """The same shipped figures below other pictures of the clinic."""
        return FigureBook(self._shipped, own, self._taken)

    def shipped(self, exercise_id: str) -> Figure | None:
        """The figure that came with the program."""
        return self._shipped.get(exercise_id)

    def figure(self, exercise_id: str) -> Figure | None:
        """The figure that is shown; None also where a photo takes its place."""
        return None if exercise_id in self._photos else self._figures.get(exercise_id)

    def posed(self, exercise_id: str) -> Figure | None:
        """The figure, also where a photo is shown in its place: what an editor opens."""
        return self._figures.get(exercise_id)

    def own_kind(self, exercise_id: str) -> Literal["", "figure", "photo"]:
        """What of the clinic's own is shown: nothing, a figure or a photo."""
        if exercise_id in self._photos:
            return "photo"
        return "figure" if exercise_id in self._own_figures else ""

    def words(self, exercise_id: str) -> str:
        """What a photo shows, as the clinic wrote it; "" for a figure."""
        return self._words.get(exercise_id, "")

    def stage(self, exercise_id: str) -> Stage | None:
        """The settled positions: what motion and tests look at; a photo has none."""
        if exercise_id in self._photos:
            return None
        if exercise_id not in self._stages and exercise_id in self._figures:
            self._stages[exercise_id] = stage(self._figures[exercise_id])
        return self._stages.get(exercise_id)

    def drawing(
        self,
        exercise_id: str,
        style: Style = "card",
        *,
        crossed: bool = True,
        without: frozenset[Kind] = frozenset(),
    ) -> Drawing | None:
        """The picture, or None when the exercise has none.

        ``card`` is the figure's own way; ``start-end`` shows the end solid over a pale start,
        ``pair`` both in full, ``start`` and ``end`` one of them. Without ``crossed`` a restricted
        movement loses its cross: for who is allowed it after all. Marks of the kinds in ``without``
        are left out, such as a calendar beside a plan. Raises FigureError.
        """
        if exercise_id in self._photos:
            return self._photo(exercise_id, crossed=crossed)
        hidden = without if crossed else without | _CROSS
        key = (exercise_id, style, hidden)
        if key not in self._drawings:
            staged = self.stage(exercise_id)
            if staged is None:
                return None
            self._drawings[key] = compose(staged, style, without=hidden)
        return self._drawings[key]

    def positions(
        self,
        exercise_id: str,
        *,
        crossed: bool = True,
        without: frozenset[Kind] = frozenset(),
    ) -> tuple[Drawing, ...]:
        """Start and end as drawings of their own, or the one position there is, or nothing."""
        if exercise_id in self._photos:
            return (self._photo(exercise_id, crossed=crossed),)
        figure = self._figures.get(exercise_id)
        if figure is None:
            return ()
        styles: tuple[Style, ...] = ("start", "end") if len(figure.poses) > 1 else ("end",)
        drawings = (
            self.drawing(exercise_id, style, crossed=crossed, without=without) for style in styles
        )
        return tuple(drawing for drawing in drawings if drawing is not None)

    def moment(self, exercise_id: str, phase: float) -> Drawing | None:
        """The body between its positions: 0 is the start, 1 the end; all in the same frame."""
        staged = self.stage(exercise_id)
        if staged is None:
            return None
        if exercise_id not in self._boxes:
            self._boxes[exercise_id] = movement_box(staged)
        return compose_moment(staged, phase, self._boxes[exercise_id])

    def _photo(self, exercise_id: str, *, crossed: bool) -> Drawing:
        """A photo serves every style; what the shipped figure crosses out is crossed out here."""
        photo = self._photos[exercise_id]
        figure = self._figures.get(exercise_id)
        if not crossed or figure is None or all(m.kind != "no" for m in figure.spec.marks):
            return photo
        key: tuple[str, Style, frozenset[Kind]] = (exercise_id, "card", frozenset())
        if key not in self._drawings:
            self._drawings[key] = crossed_photo(photo)
        return self._drawings[key]


def load_figures(folder: Path, own: OwnPictures = NO_OWN) -> FigureBook:
    """Read the figures of a folder. Raises FigureError when a shipped one is wrong."""
    return FigureBook(read_figures(folder), own)
